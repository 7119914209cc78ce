from storemon.api import Report as Report
from storemon.api import Workspace as Workspace
from storemon.api import open as open  # noqa: A004  # what notebooks call it

__version__: str
