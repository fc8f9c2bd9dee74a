#include "platform/window/input_method.h"

namespace recoup::platform::inline window {
namespace {

// GLFW and the system have it among themselves.
class UnknownInputMethod final : public InputMethod {
  public:
    void set_caret(const std::optional<ui::FieldCaret>&) override {}
    const ui::Composition& composition() const override { return none_; }
    Owner owner_of_key() const override { return Owner::unknown; }
    void hold(const ui::KeyChord&) override {}

  private:
    ui::Composition none_;
};

}  // namespace

// In an archive by itself: the program's own definition, if it has one, comes first.
std::unique_ptr<InputMethod> system_input_method(InputMethodEvents) {
    return std::make_unique<UnknownInputMethod>();
}

}  // namespace recoup::platform::inline window
