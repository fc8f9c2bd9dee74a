#include "platform/window/input_method.h"

#include <doctest/doctest.h>
#define GLFW_EXPOSE_NATIVE_WIN32
#include <GLFW/glfw3.h>
#include <GLFW/glfw3native.h>
#include <imm.h>

#include <string>

using namespace recoup::platform;
namespace ui = recoup::ui;

namespace {

// A window of GLFW, and what an input method would do with it.
struct Field {
    GLFWwindow* window = nullptr;
    std::u32string typed;
    int changes = 0;
    std::unique_ptr<InputMethod> method;

    Field() {
        REQUIRE(glfwInit() == GLFW_TRUE);
        glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
        window = glfwCreateWindow(300, 200, "", nullptr, nullptr);
        REQUIRE(window != nullptr);
        glfwMakeContextCurrent(window);
        glfwSetWindowUserPointer(window, this);
        glfwSetCharCallback(window, [](GLFWwindow* of, unsigned c) {
            static_cast<Field*>(glfwGetWindowUserPointer(of))->typed += static_cast<char32_t>(c);
        });
        method = system_input_method({.key = [](const ui::KeyChord&) {},
                                      .text = {},
                                      .changed = [this] { ++changes; },
                                      .keys_wait = [] { return false; }});
    }
    ~Field() {
        glfwDestroyWindow(window);
        method.reset();
        glfwTerminate();
    }
    Field(const Field&) = delete;
    Field& operator=(const Field&) = delete;

    HWND handle() const { return glfwGetWin32Window(window); }
    HIMC context() const { return ::ImmGetContext(handle()); }
    void compose(std::wstring text) const {
        ::ImmSetCompositionStringW(context(), SCS_SETSTR, text.data(),
                                   static_cast<DWORD>(text.size() * sizeof(wchar_t)), nullptr, 0);
        glfwPollEvents();
    }
    void finish() const {
        ::ImmNotifyIME(context(), NI_COMPOSITIONSTR, CPS_COMPLETE, 0);
        glfwPollEvents();
    }
};

const ui::FieldCaret kCaret{.field = 7, .top = {40, 50}, .height_px = 20};

}  // namespace

TEST_CASE_FIXTURE(Field, "without a field the keys are the program's, and the input method has no part in them") {
    method->set_caret(std::nullopt);
    CHECK(context() == nullptr);
    CHECK(method->owner_of_key() == InputMethod::Owner::program);
}

TEST_CASE_FIXTURE(Field,
                  "in a field what is composed is seen there, beside the caret, and comes as letters in the end") {
    method->set_caret(kCaret);
    REQUIRE(context() != nullptr);
    CANDIDATEFORM candidates{};
    REQUIRE(::ImmGetCandidateWindow(context(), 0, &candidates) != FALSE);
    CHECK(candidates.ptCurrentPos.x == 40);
    CHECK(candidates.ptCurrentPos.y == 70);
    compose(L"退款😀");
    CHECK(method->composition().text == U"退款😀");
    CHECK(changes > 0);
    CHECK(typed.empty());
    finish();
    CHECK(method->composition().text.empty());
    CHECK(typed == U"退款😀");
}

TEST_CASE_FIXTURE(Field, "what is composed ends with its field") {
    method->set_caret(kCaret);
    compose(L"ni");
    method->set_caret(std::nullopt);
    glfwPollEvents();
    CHECK(method->composition().text.empty());
    CHECK(typed.empty());
}
