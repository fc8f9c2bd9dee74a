#include "app/file/output.h"
#include "app/file/target.h"
#include "app/pack/write.h"
#include "core/base/time.h"
#include "portable/path_text.h"
#include "store/disk/disk.h"
#include "store/sql/digest.h"

namespace recoup::app::inline pack {
namespace {

namespace fs = std::filesystem;

std::string digest_of(std::span<const std::uint8_t> bytes) {
    return store::sha256_hex(bytes);
}

// The list of what is no payload, with the answer in it.
std::string with_answer(std::vector<exporting::Listed> list, const Bytes& answer) {
    std::erase_if(list, [](const auto& file) { return file.path == exporting::kAnswerName; });
    list.push_back({std::string(exporting::kAnswerName), digest_of(answer)});
    return exporting::manifest(std::move(list));
}

core::Result<std::string> new_tag_list(PackSource& source, const Bytes& answer) {
    for (std::size_t i = 0; i < source.files().size(); ++i) {
        if (source.files()[i].path != exporting::kTagManifestName) continue;
        const auto text = source.text(i, kMostListBytes);
        if (!text) break;
        auto list = exporting::read_manifest(*text, exporting::kTagManifestName);
        if (!list) return tl::unexpected(list.error());
        return with_answer(std::move(*list), answer);
    }
    return core::fail(core::ErrorKind::work, "pack_lost"_tr, {std::string(exporting::kTagManifestName)});
}

core::Result<void> stamp_folder(const fs::path& folder, const std::string& tag_list, const Bytes& answer,
                                Files& files) {
    const auto list = folder / portable::path_of(exporting::kTagManifestName);
    const auto place = folder / portable::path_of(exporting::kAnswerName);
    if (const auto failed = files.make_folder(place.parent_path())) return tl::unexpected(cannot_write(failed, place));
    // Killed in between, the list still speaks of the former answer: asking again mends it.
    if (const auto failed = files.replace_file(place, std::as_bytes(std::span(answer))))
        return tl::unexpected(cannot_write(failed, place));
    if (const auto failed = files.replace_file(list, bytes_of(tag_list)))
        return tl::unexpected(cannot_write(failed, list));
    return {};
}

// One entry after the other, so that nothing is held.
core::Result<void> copy_entries(PackSource& source, OutputTarget& target, const fs::path& path) {
    for (std::size_t i = 0; i < source.files().size(); ++i) {
        const auto& file = source.files()[i];
        if (file.path == exporting::kTagManifestName || file.path == exporting::kAnswerName) continue;
        const auto text = source.text(i, file.bytes);
        if (!text) return core::fail(core::ErrorKind::work, "pack_unreadable"_tr, {file.path});
        if (const auto failed = target.add(file.path, bytes_of(*text)))
            return tl::unexpected(cannot_write(failed, path));
    }
    return {};
}

core::Result<void> stamp_archive(const fs::path& path, std::unique_ptr<PackSource> source, const std::string& tag_list,
                                 const Bytes& answer, core::Instant at, Files& files) {
    auto target = archive_target(store::folder_of(path), source->root(), at, files);
    if (!target) return tl::unexpected(cannot_write(target.error(), path));
    if (auto copied = copy_entries(*source, **target, path); !copied) return copied;
    source.reset();  // Windows replaces no file that is open
    auto failed = (*target)->add(exporting::kAnswerName, std::as_bytes(std::span(answer)));
    if (!failed) failed = (*target)->add(exporting::kTagManifestName, bytes_of(tag_list));
    if (!failed) failed = (*target)->finish();
    if (failed) return tl::unexpected(cannot_write(failed, path));
    const auto found = check_pack((*target)->path());
    if (!found || !found->whole())
        return core::fail(core::ErrorKind::work, "pack_not_read_back"_tr, {}, portable::utf8(path));
    failed = store::put_over((*target)->path(), path);
    if (failed) return tl::unexpected(cannot_write(failed, path));
    store::sync_folder(store::folder_of(path));
    return {};
}

bool is_about_answer(const core::Error& finding) {
    return finding.args.size() == 1 && finding.args.front() == core::ErrorArg(std::string(exporting::kAnswerName));
}

}  // namespace

core::Result<exporting::TimeAnswer> stamp_pack(const fs::path& path, const Bytes& answer, Files& files) {
    const auto read = exporting::read_time_answer(std::as_bytes(std::span(answer)));
    if (!read) return tl::unexpected(read.error());
    auto source = open_pack(path);
    if (!source) return tl::unexpected(source.error());
    const auto found = check_pack(**source);
    if (read->sha256 != found.digest)
        return core::fail(core::ErrorKind::work, "pack_stamp_other"_tr, {}, portable::utf8(path));
    const auto tag_list = new_tag_list(**source, answer);
    if (!tag_list) return tl::unexpected(tag_list.error());
    const auto at = core::instant_from_storage(found.packed_at).value_or(core::Instant{});
    const bool half_stamped = !found.archive && found.findings.size() == 1 && is_about_answer(found.findings.front());
    if (!found.whole() && !half_stamped)
        return core::fail(core::ErrorKind::work, "pack_stamp_damaged"_tr, {}, portable::utf8(path));
    const auto done = found.archive ? stamp_archive(path, std::move(*source), *tag_list, answer, at, files)
                                    : stamp_folder(path, *tag_list, answer, files);
    if (!done) return tl::unexpected(done.error());
    return *read;
}

}  // namespace recoup::app::inline pack
