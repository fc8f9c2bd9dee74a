#include "platform/window/input_method.h"

#define GLFW_EXPOSE_NATIVE_WIN32
#include <GLFW/glfw3.h>
#include <GLFW/glfw3native.h>
#include <imm.h>

#include <utility>

#include "platform/files/windows/win32.h"

namespace recoup::platform::inline window {
namespace {

constexpr const wchar_t* kOwner = L"RecoupInputMethod";

std::u32string to_utf32(std::wstring_view text) {
    std::u32string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char32_t character = text[i];
        if (IS_HIGH_SURROGATE(text[i]) && i + 1 < text.size() && IS_LOW_SURROGATE(text[i + 1]))
            character = 0x10000 + ((character - 0xD800) << 10U) + (text[++i] - 0xDC00U);
        out += character;
    }
    return out;
}

// The window's input context, while one looks at it.
class Context {
  public:
    explicit Context(HWND window) : window_(window), context_(::ImmGetContext(window)) {}
    ~Context() {
        if (context_ != nullptr) ::ImmReleaseContext(window_, context_);
    }
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;

    ui::Composition composition() const {
        const LONG bytes = ::ImmGetCompositionStringW(context_, GCS_COMPSTR, nullptr, 0);
        if (bytes <= 0) return {};
        std::wstring text(static_cast<std::size_t>(bytes) / sizeof(wchar_t), L'\0');
        ::ImmGetCompositionStringW(context_, GCS_COMPSTR, text.data(), static_cast<DWORD>(bytes));
        const auto caret = static_cast<WORD>(::ImmGetCompositionStringW(context_, GCS_CURSORPOS, nullptr, 0));
        return {to_utf32(text), to_utf32(std::wstring_view(text).substr(0, caret)).size()};
    }

    void cancel() const { ::ImmNotifyIME(context_, NI_COMPOSITIONSTR, CPS_CANCEL, 0); }

    // Beside the caret, and not over it.
    void place(const ui::FieldCaret& caret) const {
        const auto pixel = [](float value) { return static_cast<LONG>(value); };
        const POINT foot{pixel(caret.foot().x), pixel(caret.foot().y)};
        const RECT line{foot.x, pixel(caret.top.y), foot.x + 1, foot.y};
        COMPOSITIONFORM composition{CFS_POINT, foot, line};
        CANDIDATEFORM candidates{0, CFS_EXCLUDE, foot, line};
        ::ImmSetCompositionWindow(context_, &composition);
        ::ImmSetCandidateWindow(context_, &candidates);
    }

  private:
    HWND window_;
    HIMC context_;
};

// Hears what the input method tells GLFW's window, and shows in the field what it composes. Keys that it takes never
// come to GLFW (VK_PROCESSKEY); what it has made of them comes as letters.
class ImmInputMethod final : public InputMethod {
  public:
    explicit ImmInputMethod(InputMethodEvents events) : events_(std::move(events)) {}
    ~ImmInputMethod() override {
        if (window_ != nullptr) detach();
    }
    ImmInputMethod(const ImmInputMethod&) = delete;
    ImmInputMethod& operator=(const ImmInputMethod&) = delete;

    void set_caret(const std::optional<ui::FieldCaret>& caret) override {
        if (window_ == nullptr && !attach()) return;
        const bool moved = caret.has_value() != caret_.has_value() || (caret && caret->field != caret_->field);
        if (moved) {
            // What was composed in the field before is nobody's.
            Context(window_).cancel();
            ::ImmAssociateContextEx(window_, nullptr, caret ? IACE_DEFAULT : 0);
        }
        caret_ = caret;
        if (caret_) Context(window_).place(*caret_);
    }
    const ui::Composition& composition() const override { return composition_; }
    Owner owner_of_key() const override { return Owner::program; }
    void hold(const ui::KeyChord&) override {}

  private:
    // The one window there is; it gets no keys for the input method until a field has the keyboard.
    bool attach() {
        auto* window = glfwGetCurrentContext();
        if (window == nullptr) return false;
        window_ = glfwGetWin32Window(window);
        ::SetPropW(window_, kOwner, this);
        glfw_ = reinterpret_cast<WNDPROC>(
            ::SetWindowLongPtrW(window_, GWLP_WNDPROC, reinterpret_cast<LONG_PTR>(&ImmInputMethod::hear)));
        ::ImmAssociateContextEx(window_, nullptr, 0);
        return true;
    }

    void detach() {
        ::SetWindowLongPtrW(window_, GWLP_WNDPROC, reinterpret_cast<LONG_PTR>(glfw_));
        ::RemovePropW(window_, kOwner);
        window_ = nullptr;
    }

    static LRESULT CALLBACK hear(HWND window, UINT message, WPARAM w, LPARAM l) {
        return static_cast<ImmInputMethod*>(::GetPropW(window, kOwner))->handle(window, message, w, l);
    }

    LRESULT handle(HWND window, UINT message, WPARAM w, LPARAM l) {
        const auto pass_on = [&](LPARAM flags) { return ::CallWindowProcW(glfw_, window, message, w, flags); };
        switch (message) {
            case WM_IME_SETCONTEXT:
                return pass_on(l & ~static_cast<LPARAM>(ISC_SHOWUICOMPOSITIONWINDOW));
            case WM_IME_STARTCOMPOSITION:
                if (caret_) Context(window).place(*caret_);
                return 0;
            case WM_IME_COMPOSITION:
                set_composition(Context(window).composition());
                return (l & GCS_RESULTSTR) != 0 ? pass_on(GCS_RESULTSTR) : 0;  // letters are made of it
            case WM_IME_ENDCOMPOSITION:
                set_composition({});
                return pass_on(l);
            case WM_NCDESTROY:
                detach();
                return ::DefWindowProcW(window, message, w, l);
            default:
                return pass_on(l);
        }
    }

    void set_composition(ui::Composition composition) {
        if (composition == composition_) return;
        composition_ = std::move(composition);
        events_.changed();
    }

    InputMethodEvents events_;
    HWND window_ = nullptr;
    WNDPROC glfw_ = nullptr;
    std::optional<ui::FieldCaret> caret_;
    ui::Composition composition_;
};

}  // namespace

std::unique_ptr<InputMethod> system_input_method(InputMethodEvents events) {
    return std::make_unique<ImmInputMethod>(std::move(events));
}

}  // namespace recoup::platform::inline window
