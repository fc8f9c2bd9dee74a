#include "platform/chooser/path_chooser.h"
#include "portable/stopping.h"

namespace recoup::platform::inline chooser {
namespace {

// The system's dialog belongs to its frameworks; the program has one of its own for where there is none.
class NoDialog final : public app::PathChooser::Asking {
  public:
    explicit NoDialog(std::function<void(app::PathAnswer)> answer)
        : thread_([answer = std::move(answer)] { answer({}); }) {}

  private:
    portable::Thread thread_;
};

class NoChooser final : public app::PathChooser {
  public:
    std::unique_ptr<Asking> ask(const app::PathQuestion&, std::function<void(app::PathAnswer)> answer) override {
        return std::make_unique<NoDialog>(std::move(answer));
    }
};

}  // namespace

std::unique_ptr<app::PathChooser> system_chooser() {
    return std::make_unique<NoChooser>();
}

}  // namespace recoup::platform::inline chooser
