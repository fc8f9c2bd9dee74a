// GLFW's callbacks, each turned into the window's own words. Main thread. Only window.cpp includes this.
#pragma once

#include "platform/window/window.h"

struct GLFWwindow;

namespace recoup::platform::inline window {

struct Window::Callbacks {
    static void install(GLFWwindow* window);

  private:
    static Window& of(GLFWwindow* window);
    static void key(GLFWwindow* window, int key, int scancode, int action, int mods);
    static void text(GLFWwindow* window, unsigned int c);
    static void move(GLFWwindow* window, double x, double y);
    static void enter(GLFWwindow* window, int entered);
    static void button(GLFWwindow* window, int button, int action, int mods);
    static void scroll(GLFWwindow* window, double x, double y);
    static void drop(GLFWwindow* window, int count, const char** paths);
    static void focus(GLFWwindow* window, int focused);
    static void placed(GLFWwindow* window, int, int);
    static void changed(GLFWwindow* window, int);
    static void refresh(GLFWwindow* window);
    static void redraw(GLFWwindow* window);
    static void rescaled(GLFWwindow* window, float, float);
    static ImVec2 to_pixels(GLFWwindow* window, double x, double y);
};

}  // namespace recoup::platform::inline window
