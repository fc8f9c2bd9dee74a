// The least that a window with Dear ImGui costs: what the start of the program is compared to. Like the program it
// shows its window with the first finished frame.
#include <GLFW/glfw3.h>
#include <imgui.h>
#include <imgui_impl_glfw.h>
#include <imgui_impl_opengl3.h>

namespace {

void draw(GLFWwindow* window) {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    ImGui::NewFrame();
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    ImGui::GetBackgroundDrawList()->AddRectFilled({0, 0}, size, IM_COL32(240, 240, 240, 255));
    ImGui::Begin("Bare");
    ImGui::TextUnformatted("One window, one line.");
    ImGui::End();
    ImGui::Render();
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    glfwShowWindow(window);  // again and again does nothing
    glfwSwapBuffers(window);
}

}  // namespace

int main() {
    if (glfwInit() == GLFW_FALSE) return 1;
    glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
    GLFWwindow* window = glfwCreateWindow(1440, 900, "Bare", nullptr, nullptr);
    if (window == nullptr) return 1;
    glfwMakeContextCurrent(window);
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    ImGui_ImplGlfw_InitForOpenGL(window, true);
    ImGui_ImplOpenGL3_Init("#version 130");
    draw(window);
    while (glfwWindowShouldClose(window) == GLFW_FALSE) {
        glfwWaitEvents();
        draw(window);
    }
}
