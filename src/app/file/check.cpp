#include "app/file/check.h"

#include <algorithm>

namespace recoup::app::inline file {
namespace {

using core::Tr;
using store::Damage;

Tr part_of_case(const std::string& table) {
    if (table == "evidence") return "check_part_evidence"_tr;
    if (table == "deadlines") return "check_part_deadline"_tr;
    if (table == "slots") return "check_part_slot"_tr;
    return "check_part_fields"_tr;
}

core::Error finding(Tr sentence, std::vector<core::ErrorArg> args) {
    return {core::ErrorKind::work, sentence, std::move(args), {}};
}

core::Error of_original(const Damage& damage, Tr with_case, Tr alone) {
    if (damage.case_number == 0) return finding(alone, {damage.detail});
    return finding(with_case, {std::to_string(damage.case_number), damage.case_title, damage.detail});
}

core::Error say(const Damage& damage) {
    switch (damage.kind) {
        case Damage::Kind::structure:
            return finding("check_structure"_tr,
                           {damage.table.empty() ? damage.detail : damage.table + ": " + damage.detail});
        case Damage::Kind::foreign:
            return finding("check_foreign"_tr, {damage.detail});
        case Damage::Kind::meta:
            return finding("check_meta"_tr, {damage.detail});
        case Damage::Kind::row:
            return finding("check_row"_tr,
                           {std::to_string(damage.case_number), damage.case_title, part_of_case(damage.table)});
        case Damage::Kind::original:
            return of_original(damage, "check_original"_tr, "check_original_alone"_tr);
        case Damage::Kind::original_missing:
            return of_original(damage, "check_original_missing"_tr, "check_original_alone"_tr);
        case Damage::Kind::thumbnail:
            return of_original(damage, "check_thumbnail"_tr, "check_thumbnail_alone"_tr);
        case Damage::Kind::text:
            return of_original(damage, "check_text"_tr, "check_text_alone"_tr);
        case Damage::Kind::history:
            break;
    }
    return finding("check_history"_tr, {damage.detail, std::to_string(damage.case_number), damage.case_title});
}

}  // namespace

namespace {

// A file of an older version is brought up to date by opening it.
core::Result<std::unique_ptr<store::File>> open_to_read(const std::filesystem::path& path) {
    auto file = store::File::open_again(path, {.read_only = true});
    if (!file || (*file)->is_current()) return file;
    file->reset();
    // Where that fails for damage, what can be read is read as it is.
    (void)store::File::open(path, {});
    return store::File::open_again(path, {.read_only = true});
}

}  // namespace

core::Result<CheckReport> check_file(const std::filesystem::path& path, const Progress& progress) {
    auto file = open_to_read(path);
    if (!file) return tl::unexpected(file.error());
    const auto found = store::verify_file(**file, progress);
    CheckReport report{{}, found.cases, found.originals, found.original_bytes, found.stopped};
    for (const auto& damage : found.damages) report.findings.push_back(say(damage));
    report.only_pictures = std::ranges::all_of(found.damages, store::is_of_a_picture);
    return report;
}

core::Result<void> check_structure(const std::filesystem::path& path, const std::function<bool()>& stop) {
    auto file = store::File::open_again(path, {.read_only = true});
    if (!file) return tl::unexpected(file.error());
    return (*file)->check_structure(stop);
}

namespace {

core::Result<std::vector<Rescue::Case>> cases_in(const std::filesystem::path& path, const core::Zones& zones) {
    std::vector<Rescue::Case> cases;
    const auto file = store::File::open(path, {.read_only = true});
    if (!file) return tl::unexpected(file.error());
    core::State state(zones);
    if (const auto loaded = (*file)->load(state); !loaded) return tl::unexpected(loaded.error());
    for (const auto& record : state.cases())
        cases.push_back({record.row.number, record.row.title, std::ssize(record.evidence), std::ssize(record.deadlines),
                         std::ssize(record.contacts)});
    return cases;
}

}  // namespace

core::Result<Rescue> rescue_file(const std::filesystem::path& path, const std::filesystem::path& out,
                                 const core::Zones& zones, core::Instant now, core::IdSource& ids,
                                 const Progress& progress) {
    auto file = open_to_read(path);
    if (!file) return tl::unexpected(file.error());
    auto identity = (*file)->read_identity();
    if (!identity.file_uuid) identity.file_uuid = ids.next();
    identity.copy_uuid = ids.next();
    identity.created_at = now;
    const auto saved = store::salvage_file(**file, out, identity, progress);
    if (!saved) return tl::unexpected(saved.error());
    Rescue rescue{{}, std::nullopt, *saved, {}};
    if (auto cases = cases_in(out, zones))
        rescue.cases = std::move(*cases);
    else
        rescue.not_listed = std::move(cases.error());
    auto damages = store::verify_file(**file, progress).damages;
    // A disk that fails for a moment looks like damage.
    if (!damages.empty()) damages = store::verify_file(**file, progress).damages;
    for (const auto& damage : damages) rescue.findings.push_back(say(damage));
    return rescue;
}

}  // namespace recoup::app::inline file
