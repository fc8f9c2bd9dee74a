// libX11, loaded when it is first needed: without it there is no display of this kind, and nothing worse. Any thread.
#pragma once

#include <X11/Xlib.h>
#include <X11/Xutil.h>

namespace recoup::platform::inline borrowed {

#define RECOUP_XLIB_FUNCTIONS(FUNCTION) \
    FUNCTION(XCloseDisplay)             \
    FUNCTION(XConvertSelection)         \
    FUNCTION(XCreateFontSet)            \
    FUNCTION(XCreateSimpleWindow)       \
    FUNCTION(XDeleteProperty)           \
    FUNCTION(XDisplayOfIM)              \
    FUNCTION(XFree)                     \
    FUNCTION(XFreeStringList)           \
    FUNCTION(XGetIMValues)              \
    FUNCTION(XGetSelectionOwner)        \
    FUNCTION(XGetWindowProperty)        \
    FUNCTION(XInternAtom)               \
    FUNCTION(XInternAtoms)              \
    FUNCTION(XNextEvent)                \
    FUNCTION(XOpenDisplay)              \
    FUNCTION(XPending)                  \
    FUNCTION(XPutBackEvent)             \
    FUNCTION(XSelectInput)              \
    FUNCTION(XSetICValues)              \
    FUNCTION(XSetIOErrorHandler)        \
    FUNCTION(XVaCreateNestedList)       \
    FUNCTION(Xutf8ResetIC)

// Its functions by their own names.
struct Xlib {
#define RECOUP_XLIB_MEMBER(name) decltype(&::name) name;  // NOLINT(bugprone-macro-parentheses): it declares
    RECOUP_XLIB_FUNCTIONS(RECOUP_XLIB_MEMBER)
#undef RECOUP_XLIB_MEMBER
};

// Null where the library is missing; else until the program ends.
const Xlib* xlib();

}  // namespace recoup::platform::inline borrowed
