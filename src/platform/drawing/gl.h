// The few OpenGL functions we call ourselves, found through GLFW; everything else is Dear ImGui's renderer.
// Needs a current context; main thread.
#pragma once

#include <GLFW/glfw3.h>

namespace recoup::platform::inline drawing {

struct Gl {
    void (*bind_texture)(GLenum target, GLuint texture);
    void (*clear)(GLbitfield mask);
    void (*clear_color)(GLfloat r, GLfloat g, GLfloat b, GLfloat a);
    void (*delete_textures)(GLsizei count, const GLuint* textures);
    void (*disable)(GLenum what);
    void (*gen_textures)(GLsizei count, GLuint* textures);
    void (*get_integer)(GLenum what, GLint* value);
    void (*pixel_store)(GLenum what, GLint value);
    void (*read_pixels)(GLint x, GLint y, GLsizei width, GLsizei height, GLenum format, GLenum type, void* pixels);
    void (*tex_image_2d)(GLenum target, GLint level, GLint kind, GLsizei width, GLsizei height, GLint border,
                         GLenum format, GLenum type, const void* pixels);
    void (*tex_parameter)(GLenum target, GLenum what, GLint value);
    void (*tex_sub_image_2d)(GLenum target, GLint level, GLint x, GLint y, GLsizei width, GLsizei height, GLenum format,
                             GLenum type, const void* pixels);
    void (*viewport)(GLint x, GLint y, GLsizei width, GLsizei height);

    static Gl load();
};

}  // namespace recoup::platform::inline drawing
