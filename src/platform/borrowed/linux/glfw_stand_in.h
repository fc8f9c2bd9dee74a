// Functions that GLFW is given in place of a system library's. It loads libX11 and libwayland-client by itself, and
// much of what it hears there (an input method's doing, what the clipboard offers) it tells nobody; ours do their part
// and call the library's.
#pragma once

namespace recoup::platform::inline borrowed {

// Puts itself on the list for the life of the program: of static storage only, made before GLFW starts.
class GlfwStandIn {
  public:
    GlfwStandIn(const char* name, void (*ours)());
    GlfwStandIn(const GlfwStandIn&) = delete;
    GlfwStandIn& operator=(const GlfwStandIn&) = delete;
    ~GlfwStandIn() = default;

    // The function for GLFW in place of the library's, which is kept; the library's own where none stands in.
    static void (*given(const char* name, void (*real)()))();

  protected:
    void (*real_)() = nullptr;

  private:
    const char* name_;
    void (*ours_)();
    GlfwStandIn* next_;
};

template <class Function>
class StandIn : public GlfwStandIn {
  public:
    StandIn(const char* name, Function* ours) : GlfwStandIn(name, reinterpret_cast<void (*)()>(ours)) {}

    // The library's, from GLFW's start on.
    Function* real() const { return reinterpret_cast<Function*>(real_); }
};

}  // namespace recoup::platform::inline borrowed
