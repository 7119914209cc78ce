"""The services over HTTP: an extra, which nothing loads but `storemon serve`."""
