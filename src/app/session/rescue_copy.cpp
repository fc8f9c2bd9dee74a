#include "app/session/rescue_copy.h"

#include <set>

#include "core/edit/difference.h"
#include "portable/path_text.h"
#include "store/file/create.h"
#include "store/verify/verify.h"

namespace recoup::app::inline session {
namespace {

using Draft = std::unique_ptr<store::File>;

core::Result<Draft> copy_of(store::File& file, const Held& held, const std::filesystem::path& draft) {
    if (file.read_identity().file_uuid != held.identity.file_uuid)
        return core::fail(core::ErrorKind::file, "store_moved"_tr, {}, portable::utf8(draft));
    if (auto copied = store::copy_pages(file, draft, {}); !copied) return tl::unexpected(copied.error());
    return store::File::open(draft, {});
}

core::Result<Draft> empty_one(const Held& held, const std::filesystem::path& draft) {
    std::error_code ignored;
    std::filesystem::resize_file(draft, 0, ignored);
    if (auto filled = store::fill_file(draft, held.identity); !filled) return tl::unexpected(filled.error());
    return store::File::open(draft, {});
}

// What the draft does not have: from memory, or one by one from what is left of the file.
void bring_originals(const Held& held, store::File* file, store::File& draft) {
    std::set<std::string, std::less<>> wanted;
    for (const auto& record : held.state.cases())
        for (const auto& item : record.evidence)
            if (!draft.holds_original(item.sha256)) wanted.insert(item.sha256);
    std::vector<std::string> fresh;
    const auto put = [&](const store::Original& original) { draft.stage(std::span(&original, 1), fresh); };
    for (const auto& original : held.originals)
        if (wanted.erase(original.sha256) > 0) put(original);
    if (!file) return;
    for (const auto& sha256 : wanted)
        if (auto bytes = file->original(sha256))
            put({.sha256 = sha256, .bytes = std::make_shared<const store::Bytes>(std::move(*bytes))});
}

core::Change change_to(const Held& held, const core::State& from) {
    core::Change change;
    change.uuid = held.change_uuid;
    change.at = held.identity.created_at;
    change.action = core::Action::rescue;
    change.rows = core::difference(from, held.state);
    std::set<core::Uuid> cases;
    for (const auto& row : change.rows) cases.insert(core::row_case(row.after ? *row.after : *row.before));
    cases.erase(core::Uuid{});  // rows of the directory
    if (!cases.empty()) change.case_uuid = *cases.begin();
    change.args = {std::to_string(cases.size())};
    return change;
}

core::Result<RescueCopy> bring_to(store::File& draft, const Held& held, store::File* file) {
    core::State now(held.state.zones());
    const auto head = draft.load(now);
    if (!head) return tl::unexpected(head.error());
    bring_originals(held, file, draft);
    const store::Entry entry{change_to(held, now), {}};
    draft.allow_missing_originals();
    if (!entry.change.rows.empty())
        if (const auto done = draft.commit(std::span(&entry, 1), *head); done.error) return tl::unexpected(*done.error);
    RescueCopy copy;
    for (const auto& record : held.state.cases()) {
        ++copy.cases;
        for (const auto& item : record.evidence) copy.originals_missing += !draft.holds_original(item.sha256);
    }
    return copy;
}

}  // namespace

core::Result<RescueCopy> write_rescue_copy(const Held& held, store::File* file, const std::filesystem::path& out) {
    core::Result<RescueCopy> copy;
    const auto made = store::make_beside(out, [&](const std::filesystem::path& draft) -> core::Result<void> {
        copy = tl::unexpected(core::Error{});
        if (file)
            if (const auto base = copy_of(*file, held, draft)) copy = bring_to(**base, held, file);
        if (copy) return {};
        const auto base = empty_one(held, draft);
        if (!base) return tl::unexpected(base.error());
        copy = bring_to(**base, held, file);
        return copy.map([](const RescueCopy&) {});
    });
    if (!made) return tl::unexpected(made.error());
    return copy;
}

}  // namespace recoup::app::inline session
