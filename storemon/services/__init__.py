"""What a person can do with storemon, the same for the window and the command line."""

import storemon.data  # noqa: F401  # what it sees to comes before SQLAlchemy
