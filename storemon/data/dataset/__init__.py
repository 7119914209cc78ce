"""The data of reports as Parquet files, in a folder or in S3, readable without a database."""
