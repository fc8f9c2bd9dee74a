#include "app/pack/check.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/text.h"
#include "store/sql/digest.h"

namespace recoup::app::inline pack {
namespace {

constexpr std::size_t kMostFindings = 1'000;
constexpr std::uint64_t kMostTextBytes = 1ULL << 20;
constexpr std::string_view kFetchName = "fetch.txt";

class Checker {
  public:
    Checker(PackSource& source, const Progress& progress) : source_(source), progress_(progress) {
        for (const auto& file : source_.files()) all_ += static_cast<std::int64_t>(file.bytes);
    }

    PackCheck check() {
        found_.archive = source_.is_archive();
        for (const auto& error : source_.strange()) tell(error);
        know_files();
        check_declaration();
        check_info();
        if (const auto list = read_list(exporting::kManifestName)) {
            found_.listed = *list;
            check_listed(*list, exporting::kManifestName, true);
            check_payload_listed(*list);
        }
        if (const auto list = read_list(exporting::kTagManifestName)) {
            check_listed(*list, exporting::kTagManifestName, false);
            check_tags_listed(*list);
        }
        check_stamp();
        check_frame();
        return std::move(found_);
    }

  private:
    void tell(core::Error error) {
        if (found_.findings.size() < kMostFindings)
            found_.findings.push_back(std::move(error));
        else
            ++found_.untold;
    }
    void tell(core::Tr sentence, std::vector<core::ErrorArg> args = {}) {
        tell(core::Error{core::ErrorKind::work, sentence, std::move(args), {}, core::ErrorCode::damaged});
    }

    // By its path, those that may be followed; two that are one on some systems are told.
    void know_files() {
        std::set<std::string> keys;
        const auto root = source_.root();
        if (!root.empty())
            if (const auto flaw = exporting::path_flaw(root.substr(0, root.size() - 1)))
                tell(*flaw, {core::one_line(root)});
        if (source_.files().size() > exporting::kMostListed)
            tell("pack_list_long"_tr, {std::string("data"), std::to_string(exporting::kMostListed)});
        for (std::size_t i = 0; i < source_.files().size(); ++i) {
            const auto& path = source_.files()[i].path;
            if (const auto flaw = exporting::path_flaw(path)) {
                tell(*flaw, {core::one_line(path)});
                continue;
            }
            if (!keys.insert(exporting::same_path_key(path)).second) tell("pack_twice"_tr, {core::one_line(path)});
            places_.emplace(path, i);
        }
        if (places_.contains(std::string(kFetchName))) tell("pack_fetch"_tr);
    }

    std::optional<std::string> text(std::string_view name, std::uint64_t most) {
        const auto place = places_.find(name);
        if (place == places_.end()) {
            tell("pack_lost"_tr, {std::string(name)});
            return std::nullopt;
        }
        auto text = source_.text(place->second, most);
        if (!text) tell("pack_unreadable"_tr, {std::string(name)});
        return text;
    }

    void check_declaration() {
        const auto declared = text(exporting::kDeclarationName, kMostTextBytes);
        if (declared && !exporting::is_declaration(*declared)) tell("pack_no_bag"_tr);
    }

    void check_info() {
        const auto content = text(exporting::kInfoName, kMostTextBytes);
        if (!content) return;
        const auto lines = exporting::read_bag_info(*content);
        if (!lines) return tell(lines.error());
        std::uint64_t bytes = 0, files = 0;
        for (const auto& file : source_.files())
            if (file.path.starts_with(exporting::kPayload)) bytes += file.bytes, ++files;
        const auto announced = exporting::info_line(*lines, "Payload-Oxum");
        const auto there = std::to_string(bytes) + "." + std::to_string(files);
        if (!announced.empty() && announced != there) tell("pack_oxum"_tr, {core::one_line(announced), there});
        for (const auto& [name, value] : *lines)
            if (const auto id = core::parse_uuid(value); id && name == "External-Identifier")
                found_.cases.push_back(*id);
        found_.packed_at = exporting::info_line(*lines, "Recoup-Packed-At");
        found_.purpose = exporting::info_line(*lines, "Recoup-Purpose");
        found_.agent = exporting::info_line(*lines, "Bag-Software-Agent");
        found_.head = exporting::info_line(*lines, "Recoup-Head");
    }

    std::optional<std::vector<exporting::Listed>> read_list(std::string_view name) {
        const auto content = text(name, kMostListBytes);
        if (!content) return std::nullopt;
        if (name == exporting::kManifestName) {
            store::Sha256 hash;
            hash.add(*content);
            found_.digest = hash.hex();
        }
        auto list = exporting::read_manifest(*content, name);
        if (!list) {
            tell(list.error());
            return std::nullopt;
        }
        return std::move(*list);
    }

    // Nothing where it cannot be read, which is told.
    std::optional<std::string> digest(std::size_t place) {
        store::Sha256 hash;
        const bool whole = source_.read(place, [&](std::span<const std::byte> bytes) {
            hash.add(std::span(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()));
            done_ += static_cast<std::int64_t>(bytes.size());
            found_.stopped = found_.stopped || (progress_ && !progress_(done_, all_));
            return !found_.stopped;
        });
        return whole ? std::optional(hash.hex()) : std::nullopt;
    }

    void check_listed(const std::vector<exporting::Listed>& list, std::string_view name, bool payload) {
        std::set<std::string> seen;
        for (const auto& file : list) {
            if (found_.stopped) return;
            const auto shown = core::one_line(file.path);
            if (!seen.insert(exporting::same_path_key(file.path)).second) {
                tell("pack_listed_twice"_tr, {std::string(name), shown});
                continue;
            }
            if (file.path.starts_with(exporting::kPayload) != payload) {
                tell("pack_listed_elsewhere"_tr, {std::string(name), shown});
                continue;
            }
            const auto place = places_.find(file.path);
            if (place == places_.end()) {
                tell("pack_lost"_tr, {shown});
                continue;
            }
            check_file(place->second, file, shown);
        }
    }

    void check_file(std::size_t place, const exporting::Listed& file, const std::string& shown) {
        const auto found = digest(place);
        if (found_.stopped) return;
        if (!found) return tell("pack_changed"_tr, {shown});
        if (*found != file.sha256) return tell("pack_changed"_tr, {shown});
        ++found_.files;
        found_.bytes += source_.files()[place].bytes;
    }

    void check_payload_listed(const std::vector<exporting::Listed>& list) {
        std::set<std::string_view> paths;
        for (const auto& file : list) paths.insert(file.path);
        for (const auto& [path, place] : places_)
            if (path.starts_with(exporting::kPayload) && !paths.contains(path))
                tell("pack_unlisted"_tr, {core::one_line(path)});
    }

    void check_tags_listed(const std::vector<exporting::Listed>& list) {
        std::set<std::string_view> paths;
        for (const auto& file : list) paths.insert(file.path);
        for (const auto& [path, place] : places_)
            if (!path.starts_with(exporting::kPayload) && path != exporting::kTagManifestName && !paths.contains(path))
                tell("pack_unlisted"_tr, {core::one_line(path)});
    }

    void check_stamp() {
        const auto query = places_.find(exporting::kQueryName);
        if (query != places_.end() && !found_.digest.empty()) {
            const auto content = source_.text(query->second, kMostTextBytes);
            const auto wanted = exporting::time_query(found_.digest);
            const std::string_view as_text(reinterpret_cast<const char*>(wanted.data()), wanted.size());
            if (content != as_text) tell("pack_query_other"_tr);
        }
        const auto answer = places_.find(exporting::kAnswerName);
        if (answer == places_.end()) return;
        const auto content = text(exporting::kAnswerName, exporting::kMostAnswerBytes);
        if (!content) return;
        const auto read = exporting::read_time_answer(std::as_bytes(std::span(*content)));
        if (!read) return tell(read.error());
        if (read->sha256 != found_.digest) return tell("pack_stamp_other"_tr);
        found_.stamp = *read;
    }

    // Only of one that says it is ours: others may frame theirs as they like.
    void check_frame() {
        if (!source_.as_written() && found_.agent.starts_with("Recoup ")) tell("pack_zip_frame"_tr);
    }

    PackSource& source_;
    const Progress& progress_;
    PackCheck found_;
    std::map<std::string, std::size_t, std::less<>> places_;
    std::int64_t all_ = 0, done_ = 0;
};

}  // namespace

PackCheck check_pack(PackSource& source, const Progress& progress) {
    return Checker(source, progress).check();
}

core::Result<PackCheck> check_pack(const std::filesystem::path& path, const Progress& progress) {
    auto source = open_pack(path);
    if (source) return check_pack(**source, progress);
    if (source.error().code != core::ErrorCode::damaged) return tl::unexpected(source.error());
    PackCheck found{.archive = true};
    found.findings.push_back(source.error());
    return found;
}

}  // namespace recoup::app::inline pack
