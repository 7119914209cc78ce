"""What users can do with storemon; shared by the window, the command line, the server and Python."""

import storemon.data  # noqa: F401  # what it sees to comes before SQLAlchemy
