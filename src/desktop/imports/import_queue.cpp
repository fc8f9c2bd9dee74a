#include "desktop/imports/import_queue.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "core/base/text.h"
#include "portable/path_text.h"

namespace recoup::desktop::inline imports {
namespace {

// A few that nobody said anything about are asked about; of many nobody wants to be asked.
constexpr std::size_t kMostAsked = 8;

// A name, and the sentence without the path it ends with.
ui::Refusal refusal(core::Lang lang, core::Error error) {
    const auto path = std::exchange(error.path, {});
    auto sentence = core::sentence(lang, error);
    for (const std::string_view colon : {"：", ":"})
        if (sentence.ends_with(colon)) sentence.erase(sentence.size() - colon.size());
    return {core::one_line(portable::utf8(portable::path_of(path).filename())), std::move(sentence)};
}

core::Error nothing_pasted(app::ClipboardContent::State state) {
    using State = app::ClipboardContent::State;
    const auto why = state == State::too_large   ? "paste_too_large"_tr
                     : state == State::no_answer ? "paste_no_answer"_tr
                                                 : "paste_nothing"_tr;
    return {core::ErrorKind::work, why, {}, {}};
}

}  // namespace

ImportQueue::ImportQueue(OpenFile& file, app::Jobs& jobs, const Surroundings& surroundings, Voice& voice,
                         std::function<void()> want_dialog)
    : file_(file),
      jobs_(jobs),
      surroundings_(surroundings),
      voice_(voice),
      want_dialog_(std::move(want_dialog)),
      intake_(file.session(), jobs, surroundings.machine().files, surroundings.machine().zones, surroundings.zone) {}

bool ImportQueue::may_import() {
    if (file_->save_state() != app::SaveState::read_only) return true;
    voice_.trouble({core::ErrorKind::file, "store_read_only"_tr, {}, portable::utf8(file_.path())});
    return false;
}

void ImportQueue::paste(const IntakeTarget& target) {
    if (!may_import()) return;
    const auto place = intake_.reserve(target);
    const bool for_new_case = !target.case_uuid;
    jobs_.submit(
        [this, place, for_new_case, &machine = surroundings_.machine()](portable::StopToken) -> app::Jobs::Finish {
            auto content = std::make_shared<app::ClipboardContent>(machine.clipboard.read_images());
            return [this, place, for_new_case, content] { take_clipboard(*content, place, for_new_case); };
        },
        app::Jobs::Urgency::now);
}

void ImportQueue::take_clipboard(app::ClipboardContent& content, Intake::Place place, bool for_new_case) {
    using State = app::ClipboardContent::State;
    if (!intake_.reserved(place)) return;
    const bool holds_files = content.state == State::files;
    if (!holds_files && content.state != State::picture) {
        intake_.release(place);
        return voice_.trouble(nothing_pasted(content.state));
    }
    if (for_new_case) want_dialog_();
    if (holds_files) return intake_.fill(place, std::move(content.files));
    auto name = fmt::format("{}{}", core::tr(surroundings_.lang(), "paste_name"_tr),
                            portable::utf8(portable::path_of(content.name).extension()));
    intake_.fill(place, std::make_shared<const app::Bytes>(std::move(content.picture)), std::move(name));
}

void ImportQueue::add(std::vector<std::filesystem::path> paths, const IntakeTarget& target) {
    if (paths.empty() || !may_import()) return;
    if (!target.case_uuid) want_dialog_();
    intake_.add_paths(std::move(paths), target);
}

void ImportQueue::case_added(const core::Uuid& case_uuid, const core::AddCase& add) {
    intake_.drafts_taken(case_uuid, !add.evidence.empty(), add.slots);
    receive();
}

void ImportQueue::drafts_attached(const core::Uuid& case_uuid) {
    intake_.drafts_taken(case_uuid, true, {});
    receive();
}

void ImportQueue::take_news(const app::SessionNews& news) {
    if (news.replaced) intake_.file_replaced();
    for (const auto& [digest, error] : news.not_staged) intake_.not_staged(digest, error);
    intake_.pump();
    receive();
}

void ImportQueue::file_changed() {
    intake_.use(file_.session());
    unaimed_.clear();
}

void ImportQueue::finish_now() {
    intake_.finish_now();
    receive();
}

void ImportQueue::receive() {
    for (const auto& complete : intake_.take_complete()) receive(complete);
}

void ImportQueue::receive(const Intake::Complete& complete) {
    const auto count = complete.command.evidence.size();
    const auto change = file_.state().find(complete.command.case_uuid)
                            ? file_->dispatch(complete.command)
                            : core::fail(core::ErrorKind::work, "import_case_gone"_tr, {std::to_string(count)});
    if (!change) intake_.give_up(complete);
    voice_.changed(change, true);
    if (!change) return;
    if (change->rows.empty()) voice_.done(std::string(core::tr(surroundings_.lang(), "import_all_known"_tr)));
    if (!complete.aimed) note_unaimed(*change);
}

void ImportQueue::note_unaimed(const core::Change& change) {
    std::vector<core::Uuid> came;
    for (const auto& row : change.rows)
        if (const auto* item = row.after ? std::get_if<core::EvidenceRow>(&*row.after) : nullptr)
            if (item->kind == core::EvidenceKind::other) came.push_back(item->uuid);
    unaimed_ = came.size() <= kMostAsked ? std::move(came) : std::vector<core::Uuid>();
}

void ImportQueue::close_unaimed(const std::optional<core::Uuid>& evidence) {
    std::erase_if(unaimed_, [&](const auto& id) { return !evidence || id == *evidence; });
}

void ImportQueue::drop_draft(const std::optional<std::string>& sha256) {
    if (sha256) return intake_.drop_draft(*sha256);
    const bool importing = intake_.progress().for_new_case;
    const auto count = intake_.drop_drafts();
    if (importing) voice_.done(core::trf(surroundings_.lang(), "import_cancelled"_tr, count));
}

void ImportQueue::show(ui::AppView& view) const {
    const auto progress = intake_.progress();
    view.import = {static_cast<int>(progress.done), static_cast<int>(progress.total), progress.for_new_case};
    if (const auto folder = intake_.folder()) view.folder = ui::FolderOffer{folder->name, folder->files};
    view.unaimed = unaimed_;
    for (const auto& error : intake_.refused()) view.refused.push_back(refusal(surroundings_.lang(), error));
}

}  // namespace recoup::desktop::inline imports
