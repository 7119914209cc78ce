"""All that reports count as Parquet files, in a folder or in S3; read without any database."""
