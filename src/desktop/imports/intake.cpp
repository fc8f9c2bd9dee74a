#include "desktop/imports/intake.h"

#include <algorithm>
#include <numeric>
#include <set>

#include "core/edit/first_proof.h"

namespace recoup::desktop::inline imports {
namespace {

constexpr std::size_t kMostAtOnce = 3;
// Read and on their way to the file; one larger file goes alone.
constexpr std::uint64_t kMostHeldBytes = 24u << 20;
// A folder of more than this asks.
constexpr std::size_t kMostUnasked = 50;

}  // namespace

bool Intake::Batch::complete() const {
    return !open && std::ranges::all_of(items, [](const auto& item) { return item->done; });
}

Intake::Batch* Intake::find(Place place) {
    const auto found = std::ranges::find(batches_, place, &Batch::place);
    return found == batches_.end() ? nullptr : &*found;
}

// ---- what comes

Intake::Place Intake::reserve(const IntakeTarget& target) {
    Batch batch;
    batch.place = next_place_++;
    batch.target = target;
    batches_.push_back(std::move(batch));
    return batches_.back().place;
}

void Intake::add_paths(std::vector<std::filesystem::path> paths, const IntakeTarget& target) {
    fill(reserve(target), std::move(paths));
}

void Intake::fill(Place place, std::vector<std::filesystem::path> paths) {
    auto* batch = find(place);
    if (!batch) return;
    batch->gathering = jobs_.submit(
        [this, place, paths = std::move(paths)](portable::StopToken) -> app::Jobs::Finish {
            auto found = std::make_shared<app::Gathered>(app::gather(paths));
            return [this, place, found] { gathered(place, std::move(*found)); };
        },
        app::Jobs::Urgency::now);
}

void Intake::fill(Place place, std::shared_ptr<const app::Bytes> picture, std::string name) {
    auto* batch = find(place);
    if (!batch) return;
    auto item = std::make_shared<Item>();
    item->bytes = picture->size();
    // When it was taken, only its content may know.
    item->work = [bytes = std::move(picture), name = std::move(name), zones = &zones_, zone = zone_] {
        return app::import_bytes(bytes, name, std::nullopt, *zones, zone);
    };
    batch->items.push_back(std::move(item));
    batch->open = false;
    pump();
}

void Intake::release(Place place) {
    std::erase_if(batches_, [&](const Batch& batch) { return batch.place == place; });
}

// Not when it was stopped meanwhile.
bool Intake::reserved(Place place) const {
    return std::ranges::find(batches_, place, &Batch::place) != batches_.end();
}

void Intake::gathered(Place place, app::Gathered found) {
    auto* batch = find(place);
    if (!batch) return;
    batch->gathering = 0;
    refused_.insert(refused_.end(), found.refused.begin(), found.refused.end());
    if (found.from_folders > kMostUnasked)
        batch->asked = std::move(found);
    else
        take_files(*batch, found.files);
    pump();
}

void Intake::take_files(Batch& batch, const std::vector<app::GatheredFile>& gathered) {
    for (const auto& file : gathered) {
        auto item = std::make_shared<Item>();
        item->bytes = file.bytes;
        item->work = [path = file.path, files = &files_, zones = &zones_, zone = zone_] {
            return app::import_file(path, *files, *zones, zone);
        };
        batch.items.push_back(std::move(item));
    }
    batch.open = false;
}

std::optional<Intake::Folder> Intake::folder() const {
    for (const auto& batch : batches_)
        if (batch.asked) return Folder{batch.asked->folders.front(), batch.asked->files.size()};
    return std::nullopt;
}

void Intake::answer_folder(bool take) {
    const auto batch = std::ranges::find_if(batches_, [](const Batch& one) { return one.asked.has_value(); });
    if (batch == batches_.end()) return;
    if (take)
        take_files(*batch, std::exchange(batch->asked, std::nullopt)->files);
    else
        batches_.erase(batch);
    pump();
}

// ---- reading

bool Intake::has_room(const Item& next) const {
    if (running_.empty() && session_->staging_bytes() == 0) return true;
    const auto held = std::accumulate(running_.begin(), running_.end(), std::uint64_t{session_->staging_bytes()},
                                      [](std::uint64_t sum, const auto& item) { return sum + item->bytes; });
    return running_.size() < kMostAtOnce && held + next.bytes <= kMostHeldBytes;
}

void Intake::pump() {
    for (auto& batch : batches_)
        for (auto& item : batch.items) {
            if (!item->work) continue;
            if (!has_room(*item)) return;
            start(item);
        }
}

void Intake::start(const ItemPtr& item) {
    running_.push_back(item);
    item->job =
        jobs_.submit([this, item, work = std::exchange(item->work, {})](portable::StopToken) -> app::Jobs::Finish {
            auto result = std::make_shared<core::Result<app::Import>>(work());
            return [this, item, result] { imported(item, std::move(*result)); };
        });
}

void Intake::imported(const ItemPtr& item, core::Result<app::Import> result) {
    std::erase(running_, item);
    item->job = 0;
    item->done = true;
    auto staged = result ? session_->stage(std::move(result->original)) : tl::unexpected(result.error());
    if (staged)
        item->evidence = std::move(result->evidence);
    else
        refused_.push_back(staged.error());
    pump();
}

void Intake::not_staged(const std::string& digest, const core::Error& error) {
    for (auto& batch : batches_)
        for (auto& item : batch.items) {
            if (!item->evidence || item->evidence->sha256 != digest) continue;
            auto named = error;
            named.path = item->evidence->name;
            refused_.push_back(std::move(named));
            item->evidence.reset();
        }
}

Intake::Progress Intake::progress() const {
    Progress progress;
    for (const auto& batch : batches_) {
        if (batch.asked || batch.complete()) continue;
        progress.for_new_case = progress.for_new_case || !batch.target.case_uuid;
        progress.total += batch.open ? 1 : batch.items.size();
        progress.done +=
            static_cast<std::size_t>(std::ranges::count_if(batch.items, [](const auto& item) { return item->done; }));
    }
    return progress;
}

// ---- the new case

std::vector<core::NewEvidence> Intake::drafts() const {
    std::vector<core::NewEvidence> drafts;
    std::set<std::string_view> seen;
    for (const auto& batch : batches_) {
        if (batch.target.case_uuid) continue;
        for (const auto& item : batch.items) {
            if (!item->done) return drafts;
            if (!item->evidence || !seen.insert(item->evidence->sha256).second) continue;
            drafts.push_back(*item->evidence);
            if (batch.target.kind) drafts.back().kind = *batch.target.kind;
        }
        if (batch.open) return drafts;
    }
    return drafts;
}

bool Intake::is_used(const std::string& sha256) const {
    for (const auto& batch : batches_)
        for (const auto& item : batch.items)
            if (item->evidence && item->evidence->sha256 == sha256) return true;
    return false;
}

void Intake::drop(Item& item) {
    if (item.job) {
        jobs_.cancel(item.job);
        std::erase_if(running_, [&](const auto& one) { return one.get() == &item; });
    }
    item.job = 0;
    item.work = {};
    item.done = true;
    if (item.evidence) dropped_.push_back(std::move(item.evidence->sha256));
    item.evidence.reset();
}

// Of what was dropped, that which nothing else here brings.
void Intake::unstage_dropped() {
    std::erase_if(dropped_, [&](const std::string& sha256) { return is_used(sha256); });
    if (!dropped_.empty()) session_->unstage(std::exchange(dropped_, {}));
}

void Intake::let_go(Batch& batch) {
    if (batch.gathering) jobs_.cancel(batch.gathering);
    for (auto& item : batch.items) drop(*item);
}

void Intake::drop_draft(const std::string& sha256) {
    for (auto& batch : batches_)
        for (auto& item : batch.items)
            if (!batch.target.case_uuid && item->evidence && item->evidence->sha256 == sha256) drop(*item);
    unstage_dropped();
}

std::size_t Intake::drop_drafts() {
    std::size_t count = 0;
    for (auto& batch : batches_) {
        if (batch.target.case_uuid) continue;
        count += static_cast<std::size_t>(
            std::ranges::count_if(batch.items, [](const auto& item) { return !item->done || item->evidence; }));
        let_go(batch);
    }
    std::erase_if(batches_, [](const Batch& batch) { return !batch.target.case_uuid; });
    unstage_dropped();
    pump();
    return count;
}

// The rest becomes one batch, so that it is one step.
void Intake::drafts_taken(const core::Uuid& case_uuid, bool with_evidence, std::vector<core::EvidenceKind> slots) {
    std::vector<Batch> others;
    std::optional<Batch> rest;
    bool before_first_gap = true;
    for (auto& batch : batches_) {
        if (batch.target.case_uuid) {
            others.push_back(std::move(batch));
            continue;
        }
        std::vector<ItemPtr> left;
        for (auto& item : batch.items) {
            before_first_gap = before_first_gap && item->done;
            if (!before_first_gap) left.push_back(std::move(item));
        }
        batch.items = std::move(left);
        const bool open = batch.open;
        before_first_gap = before_first_gap && !open;
        if (batch.items.empty() && !open) continue;
        batch.target.case_uuid = case_uuid;
        if (rest && !rest->open && !open) {
            std::ranges::move(batch.items, std::back_inserter(rest->items));
            continue;
        }
        if (rest) others.push_back(std::move(*rest));
        rest = std::move(batch);
        if (!with_evidence) rest->name_by = std::exchange(slots, {});
        with_evidence = true;
    }
    if (rest) others.push_back(std::move(*rest));
    batches_ = std::move(others);
}

// ---- the end

void Intake::stop(Batch& batch) {
    if (batch.gathering) jobs_.cancel(batch.gathering);
    batch.gathering = 0;
    batch.open = false;
    batch.asked.reset();
    for (auto& item : batch.items)
        if (!item->done) drop(*item);
}

void Intake::stop() {
    for (auto& batch : batches_) stop(batch);
    // A clipboard that has not answered yet comes too late.
    std::erase_if(batches_, [](const Batch& batch) { return batch.items.empty(); });
    pump();
}

void Intake::finish_now() {
    drop_drafts();
    stop();
}

std::vector<Intake::Complete> Intake::take_complete() {
    std::vector<Complete> all;
    for (auto& batch : batches_) {
        if (!batch.target.case_uuid || !batch.complete()) continue;
        Complete complete{{*batch.target.case_uuid, {}}, batch.target.kind.has_value()};
        for (const auto& item : batch.items)
            if (item->evidence) complete.command.evidence.push_back(*item->evidence);
        if (batch.target.kind)
            for (auto& item : complete.command.evidence) item.kind = *batch.target.kind;
        core::name_first(complete.command.evidence, batch.name_by);
        if (!complete.command.evidence.empty()) all.push_back(std::move(complete));
    }
    std::erase_if(batches_, [](const Batch& batch) {
        const bool idle = batch.complete();
        const bool empty =
            std::ranges::none_of(batch.items, [](const auto& item) { return item->evidence.has_value(); });
        return idle && (batch.target.case_uuid || empty);
    });
    return all;
}

void Intake::give_up(const Complete& complete) {
    std::vector<std::string> digests;
    for (const auto& item : complete.command.evidence)
        if (!is_used(item.sha256)) digests.push_back(item.sha256);
    session_->unstage(std::move(digests));
}

void Intake::use(app::Session& session) {
    for (auto& batch : batches_) let_go(batch);
    batches_.clear();
    unstage_dropped();
    refused_.clear();
    session_ = &session;
}

void Intake::file_replaced() {
    for (auto& batch : batches_)
        for (auto& item : batch.items) {
            if (!item->evidence || session_->holds_original(item->evidence->sha256)) continue;
            refused_.push_back({core::ErrorKind::work, "import_replaced"_tr, {}, item->evidence->name});
            item->evidence.reset();
        }
}

}  // namespace recoup::desktop::inline imports
