"""The services over HTTP: an optional extra, loaded only by `storemon serve`."""
