#include "faults/writer_run.h"

#include <algorithm>

#include "app/file/check.h"
#include "store/file/file.h"

namespace recoup::test {
namespace {

// A passing failure is over long before.
constexpr int kMostTries = 20;
const std::string kReminder = "00000000-0000-0000-0000-000000000001 2026-11-24T00:00:00Z 0";

std::map<core::Uuid, core::Row> rows_of(const core::State& state) {
    std::map<core::Uuid, core::Row> rows;
    for (const auto& record : state.cases()) {
        rows.emplace(record.row.uuid, record.row);
        for (const auto& row : record.evidence) rows.emplace(row.uuid, row);
    }
    return rows;
}

}  // namespace

// The steps of the work. Each may be tried again; false while the disk keeps it from being thought of.
class WriterRun::Window {
  public:
    Window(const std::filesystem::path& path, const core::Zones& zones) {
        auto opened = app::Session::open(path, false,
                                         {.clock = clock_, .zones = zones, .ids = ids_, .rules = rules_, .wake = {}});
        if (!opened) throw std::runtime_error("does not open");
        session_ = std::move(*opened);
    }

    app::Session& session() { return *session_; }

    static constexpr std::size_t kSteps = 8;

    bool step(std::size_t number) {
        switch (number) {
            case 0:
                return add();
            case 1:
                return edit();
            case 2:
                return attach_staged();
            case 3:
                return session_->undo().has_value();
            case 4:
                return session_->redo().has_value();
            case 5:
                return deliver();
            case 6:
                return move();
            default:
                return remove();
        }
    }

  private:
    core::Uuid id() const { return session_->state().cases()[0].row.uuid; }

    bool add() {
        auto command = add_case("手机");
        const auto shot = original_of(std::string(6'000, 'a'));
        command.evidence = {evidence_of(shot)};
        return session_->dispatch(command, {shot}).has_value();
    }
    bool edit() {
        core::EditCase command{.case_uuid = id(), .fields = {}};
        command.fields.note = std::string(9'000, 'n');
        return session_->dispatch(command).has_value();
    }
    bool attach_staged() {
        const auto shot = original_of(std::string(12'000, 'b'));
        return session_->stage(shot) && session_->dispatch(core::AttachEvidence{id(), {evidence_of(shot)}});
    }
    bool deliver() {
        session_->record_delivered({kReminder});
        return true;
    }
    bool move() {
        return session_->dispatch(core::MoveCase{.case_uuid = id(), .stage = core::Stage::contacted}).has_value();
    }
    bool remove() {
        const auto evidence = session_->state().cases()[0].evidence[0].uuid;
        return session_->dispatch(core::RemoveEvidence{id(), evidence}).has_value();
    }

    StillClock clock_;
    CountingIds ids_;
    core::Rulebook rules_;
    std::unique_ptr<app::Session> session_;
};

bool WriterRun::tried(Window& window, std::size_t step) {
    for (int tries = 0; tries < kMostTries; ++tries)
        if (window.step(step)) return true;
    return false;
}

WriterRun::WriterRun() {
    CountingIds ids;
    if (!store::File::create(start_, {ids.next(), ids.next(), StillClock().now()})) throw std::runtime_error("no file");
    start_anew();
    states_.push_back(held());
    Window window(path_, zones_);
    for (std::size_t i = 0; i < Window::kSteps; ++i) {
        if (!window.step(i) || !window.session().flush()) throw std::runtime_error("the work itself fails");
        states_.push_back(held());
    }
}

void WriterRun::start_anew() {
    inject(nullptr, {});
    std::filesystem::remove(path_.string() + "-journal");
    std::filesystem::copy_file(start_, path_, std::filesystem::copy_options::overwrite_existing);
}

WriterRun::Held WriterRun::held() {
    Held held;
    core::State state(zones_);
    const auto file = store::File::open(path_, {});
    if (!file) throw std::runtime_error("does not open");
    held.changes = (*file)->load(state).value().seq;
    held.rows = rows_of(state);
    held.delivered = !(*file)->delivered(std::span(&kReminder, 1)).value().empty();
    return held;
}

long WriterRun::calls(const char* kinds) {
    start_anew();
    Window window(path_, zones_);
    inject(folder_.path().c_str(), {.kinds = kinds});
    work(window, End::close);
    return calls_made();
}

std::string WriterRun::run(const Fault& fault, End end) {
    start_anew();
    Told told;
    {
        Window window(path_, zones_);
        inject(folder_.path().c_str(), fault);
        told = work(window, end);
        if (end == End::recover) recover(window, told);
    }
    inject(nullptr, {});
    return told.wrong.empty() ? judge(told, end) : told.wrong;
}

WriterRun::Told WriterRun::work(Window& window, End end) {
    Told told;
    auto& session = window.session();
    while (told.made < Window::kSteps && tried(window, told.made)) {
        ++told.made;
        const auto saved = end == End::conclude ? session.conclude() : session.flush();
        if (saved) told.saved = told.made;
        told.delivered = told.delivered || !session.poll().delivered.empty();
        if (!saved && end == End::conclude) break;
    }
    return told;
}

void WriterRun::recover(Window& window, Told& told) {
    inject(nullptr, {});
    auto& session = window.session();
    for (int tries = 0; tries < kMostTries && !session.flush(); ++tries) {
    }
    told.delivered = told.delivered || !session.poll().delivered.empty();
    told.saved = told.made;
    if (session.save_state() != app::SaveState::saved) told.wrong = "not saved when the disk was well again";
}

std::string WriterRun::judge(const Told& told, End end) {
    const auto now = held();
    if (!app::check_file(path_)->findings.empty()) return "damaged";
    const auto is = [&](const Held& state) { return state.rows == now.rows && state.changes == now.changes; };
    const auto said = std::to_string(told.saved) + " of " + std::to_string(told.made) + " steps said to be saved";
    const auto most = end == End::conclude ? told.saved : told.made;
    if (std::none_of(states_.begin() + static_cast<std::ptrdiff_t>(told.saved),
                     states_.begin() + static_cast<std::ptrdiff_t>(most) + 1, is))
        return said + ", the file holds " + std::to_string(now.changes) + " changes";
    if (now.delivered != told.delivered && (end != End::close || told.delivered))
        return told.delivered ? "the reminder was said to be recorded"
                              : "the reminder is recorded and will not be given";
    return {};
}

}  // namespace recoup::test
