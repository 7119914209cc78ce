"""Replace Qt's two OpenGL modules in the built program, before anything else runs.

pyqtgraph imports them at startup, for a rendering mode that storemon does not use; they are large.
"""

import sys
import types

_drawing = types.ModuleType("PySide6.QtOpenGL")
_widgets = types.ModuleType("PySide6.QtOpenGLWidgets")
_widgets.QOpenGLWidget = type("QOpenGLWidget", (), {})  # type: ignore[attr-defined]  # what pyqtgraph derives from
sys.modules |= {module.__name__: module for module in (_drawing, _widgets)}
