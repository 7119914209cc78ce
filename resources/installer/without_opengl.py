"""Stand in for Qt's two OpenGL modules in the built program, before anything else runs.

pyqtgraph loads them at its start, for a way of drawing that storemon leaves off; they are large.
"""

import sys
import types

_drawing = types.ModuleType("PySide6.QtOpenGL")
_widgets = types.ModuleType("PySide6.QtOpenGLWidgets")
_widgets.QOpenGLWidget = type("QOpenGLWidget", (), {})  # type: ignore[attr-defined]  # what pyqtgraph derives from
sys.modules |= {module.__name__: module for module in (_drawing, _widgets)}
