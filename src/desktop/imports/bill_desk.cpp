#include "desktop/imports/bill_desk.h"

#include <utility>

#include "app/bills/bill_file.h"
#include "app/bills/known_maps.h"
#include "app/data/library.h"
#include "app/intake/importer.h"
#include "core/payments/take.h"
#include "desktop/base/choices.h"
#include "portable/path_text.h"

namespace recoup::desktop::inline imports {

// What a worker brings.
struct BillRead {
    core::Result<core::Bill> bill;
    core::Result<app::Import> file;
    bool locked = false;
    bool asked = false;  // a password was given
};

namespace {

// What reading wants, as a worker may have it.
struct Wanted {
    std::filesystem::path path;
    app::BillQuestion question;
    const app::Ports& machine;
};

std::shared_ptr<BillRead> read_bill_file(Wanted& wanted) {
    auto& [path, question, machine] = wanted;
    auto read = std::make_shared<BillRead>(BillRead{core::fail(core::ErrorKind::work, "bill_empty"_tr),
                                                    app::import_file(path, machine.files, machine.zones, question.zone),
                                                    false, question.password.has_value()});
    if (!read->file) return read;
    std::vector<core::Error> unreadable;  // maps of other banks are no reason to stop
    question.known = app::known_maps(machine.folders.data(), unreadable);
    read->locked = app::is_locked_bill(*read->file->original.bytes);
    if (!read->locked || read->asked) read->bill = app::read_bill(*read->file->original.bytes, question, machine.zones);
    return read;
}

}  // namespace

void BillDesk::begin(ui::BillLook::Step step) {
    if (job_) jobs_.cancel(*job_);
    job_.reset();
    read_.reset();
    view_.reset();
    looked_at_.reset();
    look_.step = step;
    look_.trouble.clear();
    ++look_.generation;
}

void BillDesk::open(const std::filesystem::path& path, std::optional<std::string> password) {
    if (look_.step != ui::BillLook::Step::locked || !password) ++look_.number;
    begin(ui::BillLook::Step::reading);
    look_.path = portable::utf8(path);
    look_.name = portable::utf8(path.filename());
    const std::shared_ptr<Wanted> wanted(new Wanted{path, {.name = look_.name}, surroundings_.machine()});
    wanted->question.password = std::move(password);
    wanted->question.currency = choices_of(surroundings_).home.currency;
    wanted->question.zone = surroundings_.zone;
    job_ = jobs_.submit(
        [this, wanted](portable::StopToken) -> app::Jobs::Finish {
            return [this, read = read_bill_file(*wanted)] { opened(read); };
        },
        app::Jobs::Urgency::now);
}

void BillDesk::opened(const std::shared_ptr<BillRead>& read) {
    job_.reset();
    ++look_.generation;
    if (read->file && read->bill) {
        read_ = read;
        return look_through();
    }
    const auto& error = read->file ? read->bill.error() : read->file.error();
    if (!read->locked || read->asked) look_.trouble = core::sentence(surroundings_.lang(), error);
    look_.step = read->locked ? ui::BillLook::Step::locked : ui::BillLook::Step::failed;
}

void BillDesk::look_through() {
    looked_at_ = file_.state().revision();
    job_ = jobs_.submit(
        [this, read = read_, state = std::make_shared<const core::State>(file_.state()),
         fine = surroundings_.settings.fine_payments](portable::StopToken) -> app::Jobs::Finish {
            const auto view = std::make_shared<const core::BillView>(core::bill_view(*read->bill, *state, fine));
            return [this, view] {
                job_.reset();
                view_ = view;
                look_.step = ui::BillLook::Step::shown;
                ++look_.generation;
            };
        },
        app::Jobs::Urgency::now);
}

void BillDesk::take(const std::vector<std::size_t>& payments, const std::optional<core::Uuid>& into, core::Watch as) {
    if (!view_) return;
    const auto& library = surroundings_.machine().library;
    const auto& state = file_.state();
    const auto& bill = *read_->bill;
    const auto findings = core::findings_of(bill, &state);  // as the cases are by now
    const auto plan = core::plan_take({bill,
                                       findings,
                                       state,
                                       library.playbooks(),
                                       library.rules(),
                                       surroundings_.reader(),
                                       choices_of(surroundings_).home.region,
                                       read_->file->evidence,
                                       {},
                                       as},
                                      payments, into);
    if (!plan.any()) return;
    std::vector<app::Original> originals;
    if (!plan.parts.empty()) originals.push_back(read_->file->original);
    voice_.changed(file_->dispatch(plan.command, std::move(originals)), true);
}

void BillDesk::call_fine(std::size_t finding, bool fine) {
    if (!view_ || finding >= view_->findings.size()) return;
    app::call_fine(surroundings_.settings, core::finding_key(*read_->bill, view_->findings[finding]), fine);
    surroundings_.save();
    looked_at_.reset();
}

void BillDesk::forget() {
    begin(ui::BillLook::Step::none);
}

const ui::BillLook& BillDesk::refresh() {
    if (read_ && !job_ && looked_at_ != file_.state().revision()) look_through();
    look_.bill = view_ ? &*read_->bill : nullptr;
    look_.view = view_.get();
    look_.file = view_ ? &read_->file->evidence : nullptr;
    return look_;
}

}  // namespace recoup::desktop::inline imports
