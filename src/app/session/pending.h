// Changes that are in the model but not yet known to be in the file, with what it takes to make them again on another
// state. Values of the session's thread; knows no file.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "core/edit/apply.h"
#include "store/picture/original.h"

namespace recoup::app::inline session {

// Hands out fresh identities and remembers them, so that a command made again gives the same ones.
class RememberedIds final : public core::IdSource {
  public:
    void begin(core::IdSource& fresh) {
        fresh_ = &fresh;
        next_ = 0;
    }
    core::Uuid next() override {
        if (next_ == ids_.size()) ids_.push_back(fresh_->next());
        return ids_[next_++];
    }

  private:
    core::IdSource* fresh_ = nullptr;
    std::vector<core::Uuid> ids_;
    std::size_t next_ = 0;
};

struct TakeBack {
    core::Change change;
};
struct MakeAgain {
    core::Change change;
};
using Act = std::variant<core::Command, TakeBack, MakeAgain>;

struct Pending {
    Act act;
    core::Instant at{};
    RememberedIds ids;
    std::vector<store::Original> originals;
    core::Change change;  // what the act came to on the present model
};

// Evaluates the act on `state` and lets it take the change; the error, of apply() or of kind work where what is taken
// back no longer fits, leaves both as they were.
core::Result<void> perform(Pending& pending, core::State& state, const core::Rulebook& rules, core::IdSource& fresh);

}  // namespace recoup::app::inline session
