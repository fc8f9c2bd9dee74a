#include "platform/drawing/gl.h"

namespace recoup::platform::inline drawing {
namespace {

// All are OpenGL 1.1, so a context of any version has them.
template <class Function>
void find(Function*& function, const char* name) {
    function = reinterpret_cast<Function*>(glfwGetProcAddress(name));
}

}  // namespace

Gl Gl::load() {
    Gl gl{};
    find(gl.bind_texture, "glBindTexture");
    find(gl.clear, "glClear");
    find(gl.clear_color, "glClearColor");
    find(gl.delete_textures, "glDeleteTextures");
    find(gl.disable, "glDisable");
    find(gl.gen_textures, "glGenTextures");
    find(gl.get_integer, "glGetIntegerv");
    find(gl.pixel_store, "glPixelStorei");
    find(gl.read_pixels, "glReadPixels");
    find(gl.tex_image_2d, "glTexImage2D");
    find(gl.tex_parameter, "glTexParameteri");
    find(gl.tex_sub_image_2d, "glTexSubImage2D");
    find(gl.viewport, "glViewport");
    return gl;
}

}  // namespace recoup::platform::inline drawing
