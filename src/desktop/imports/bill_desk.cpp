#include "desktop/imports/bill_desk.h"

#include <utility>

#include "app/bills/bill_file.h"
#include "app/bills/known_maps.h"
#include "app/data/library.h"
#include "core/payments/take.h"
#include "desktop/base/choices.h"
#include "portable/path_text.h"

namespace recoup::desktop::inline imports {

struct BillRead {
    std::shared_ptr<const core::Bill> bill;  // nothing: it wants a password
    std::optional<app::Import> file;
    std::optional<core::Error> refused;  // the password that was given
};

namespace {

// A worker's.
core::Result<BillRead> read_bill_file(const std::filesystem::path& path, app::BillQuestion question,
                                      const app::Files& files, const core::Zones& zones,
                                      const std::filesystem::path& data) {
    auto file = app::import_file(path, files, zones, question.zone);
    if (!file) return tl::unexpected(file.error());
    std::vector<core::Error> unreadable;  // maps of other banks are no reason to stop
    question.known = app::known_maps(data, unreadable);
    const auto& bytes = *file->original.bytes;
    const bool locked = app::is_locked_bill(bytes);
    if (locked && !question.password) return BillRead{};
    auto bill = app::read_bill(bytes, question, zones);
    if (!bill && locked) return BillRead{{}, {}, bill.error()};
    if (!bill) return tl::unexpected(bill.error());
    return BillRead{std::make_shared<const core::Bill>(std::move(*bill)), std::move(*file), {}};
}

}  // namespace

void BillDesk::open(const std::filesystem::path& path, std::optional<std::string> password) {
    const bool again = look_.step == ui::BillLook::Step::locked && password;
    const auto number = look_.number + (again ? 0 : 1);
    forget();
    look_ = {.step = ui::BillLook::Step::reading,
             .path = portable::utf8(path),
             .name = portable::utf8(path.filename()),
             .number = number,
             .generation = look_.generation + 1};
    const auto& machine = surroundings_.machine();
    app::BillQuestion question{.name = look_.name,
                               .password = std::move(password),
                               .currency = choices_of(surroundings_).home.currency,
                               .zone = surroundings_.zone};
    job_ = jobs_.submit(
        [this, path, question = std::move(question), &machine](portable::StopToken) -> app::Jobs::Finish {
            const auto read = std::make_shared<core::Result<BillRead>>(
                read_bill_file(path, question, machine.files, machine.zones, machine.folders.data()));
            return [this, read] { opened(std::move(*read)); };
        },
        app::Jobs::Urgency::now);
}

void BillDesk::opened(core::Result<BillRead> read) {
    using Step = ui::BillLook::Step;
    job_.reset();
    ++look_.generation;
    const auto* trouble = read ? (read->refused ? &*read->refused : nullptr) : &read.error();
    if (trouble) look_.trouble = core::sentence(surroundings_.lang(), *trouble);
    if (!read) return void(look_.step = Step::failed);
    if (!read->bill) return void(look_.step = Step::locked);
    bill_ = std::move(read->bill);
    file_of_bill_ = std::move(read->file);
    look_through();
}

void BillDesk::look_through() {
    looked_at_ = file_.state().revision();
    job_ = jobs_.submit(
        [this, bill = bill_, state = std::make_shared<const core::State>(file_.state()),
         fine = surroundings_.settings.fine_payments](portable::StopToken) -> app::Jobs::Finish {
            const auto view = std::make_shared<const core::BillView>(core::bill_view(*bill, *state, fine));
            return [this, view] {
                job_.reset();
                view_ = view;
                look_.step = ui::BillLook::Step::shown;
                ++look_.generation;
            };
        },
        app::Jobs::Urgency::now);
}

void BillDesk::take(const std::vector<std::size_t>& payments, const std::optional<core::Uuid>& into) {
    if (!view_) return;
    const auto& library = surroundings_.machine().library;
    const auto& state = file_.state();
    const auto findings = core::findings_of(*bill_, &state);  // as the cases are by now
    const auto plan =
        core::plan_take({*bill_, findings, state, library.playbooks(), library.rules(), surroundings_.reader(),
                         choices_of(surroundings_).home.region, file_of_bill_->evidence},
                        payments, into);
    if (plan.parts.empty()) return;
    std::vector<app::Original> originals{file_of_bill_->original};
    voice_.changed(file_->dispatch(plan.command, std::move(originals)), true);
}

void BillDesk::call_fine(std::size_t finding, bool fine) {
    if (!view_ || finding >= view_->findings.size()) return;
    app::call_fine(surroundings_.settings, core::finding_key(*bill_, view_->findings[finding]), fine);
    surroundings_.save();
    looked_at_.reset();
}

void BillDesk::forget() {
    if (job_) jobs_.cancel(*job_);
    job_.reset();
    bill_.reset();
    view_.reset();
    file_of_bill_.reset();
    looked_at_.reset();
    look_ = {.number = look_.number, .generation = look_.generation + 1};
}

const ui::BillLook& BillDesk::refresh() {
    if (bill_ && !job_ && looked_at_ != file_.state().revision()) look_through();
    look_.bill = view_ ? bill_.get() : nullptr;
    look_.view = view_.get();
    look_.file = view_ ? &file_of_bill_->evidence : nullptr;
    return look_;
}

}  // namespace recoup::desktop::inline imports
