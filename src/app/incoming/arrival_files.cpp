#include "app/incoming/arrival_files.h"

#include <map>
#include <memory>
#include <set>

#include "portable/path_text.h"

namespace recoup::app::inline incoming {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostInFolder = 100'000;

struct LyingFile {
    fs::path path;
    std::uintmax_t bytes = 0;
};

// By name.
std::map<std::string, LyingFile, std::less<>> files_in(const std::optional<fs::path>& folder) {
    std::map<std::string, LyingFile, std::less<>> files;
    std::error_code error;
    if (!folder) return files;
    for (auto at = fs::directory_iterator(*folder, error); !error && at != fs::directory_iterator();
         at.increment(error)) {
        std::error_code unknown;
        const auto bytes = at->is_regular_file(unknown) ? at->file_size(unknown) : 0;
        if (!unknown && bytes > 0) files.emplace(portable::utf8(at->path().filename()), LyingFile{at->path(), bytes});
        if (files.size() == kMostInFolder) break;
    }
    return files;
}

class FileTaker {
  public:
    explicit FileTaker(const FileHabit& habit) : habit_(habit), lying_(files_in(habit.folder)) {}

    // False: it is nowhere, or cannot be kept.
    bool take(const core::ArrivingFile& file, const core::Uuid& case_uuid, const core::NameUuid& uuid_of) {
        auto bytes = bytes_of(file);
        if (!bytes || bytes->empty() || held_ + bytes->size() > kMostHeldBytes) return false;
        auto import = import_bytes(std::make_shared<const Bytes>(std::move(*bytes)), name_of_file(file), std::nullopt,
                                   habit_.zones, habit_.zone);
        if (!import) return false;
        auto& item = import->evidence;
        const auto uuid = uuid_of(core::to_string(case_uuid) + "/file/" + item.sha256);
        if (!rows_.insert(uuid).second) return true;
        arrived_.rows.push_back({.uuid = uuid,
                                 .case_uuid = case_uuid,
                                 .number = static_cast<std::int64_t>(arrived_.rows.size()) + 1,
                                 .kind = item.kind,
                                 .name = std::move(item.name),
                                 .sha256 = item.sha256,
                                 .bytes = item.bytes,
                                 .file_class = item.file_class,
                                 .width = item.width,
                                 .height = item.height,
                                 .captured_at = item.captured_at,
                                 .captured_from = item.captured_from,
                                 .added_at = habit_.now,
                                 .position = static_cast<std::int64_t>(arrived_.rows.size())});
        if (!originals_.insert(item.sha256).second) return true;
        held_ += import->original.bytes->size();
        arrived_.originals.push_back(std::move(import->original));
        return true;
    }

    ArrivedFiles all() { return std::move(arrived_); }

  private:
    std::optional<Bytes> bytes_of(const core::ArrivingFile& file) const {
        if (!file.content.empty()) return Bytes(file.content.begin(), file.content.end());
        const auto* lying = find(file);
        if (lying == nullptr || held_ + lying->bytes > kMostHeldBytes) return std::nullopt;
        auto read = read_file(lying->path);
        return read ? std::optional(std::move(*read)) : std::nullopt;
    }

    const LyingFile* find(const core::ArrivingFile& file) const {
        const auto fits = [&](const LyingFile& lying) { return file.bytes == 0 || lying.bytes == file.bytes; };
        if (const auto named = lying_.find(file.name); named != lying_.end() && fits(named->second))
            return &named->second;
        if (file.id.empty()) return nullptr;
        for (auto at = lying_.lower_bound(file.id); at != lying_.end() && at->first.starts_with(file.id); ++at)
            if (fits(at->second)) return &at->second;
        return nullptr;
    }

    // Without a way to it.
    static std::string name_of_file(const core::ArrivingFile& file) {
        const auto name = file.name.substr(file.name.find_last_of("/\\") + 1);
        return name.empty() ? "file" : name;
    }

    const FileHabit& habit_;
    std::map<std::string, LyingFile, std::less<>> lying_;
    std::set<core::Uuid> rows_;
    std::set<std::string> originals_;
    std::size_t held_ = 0;
    ArrivedFiles arrived_;
};

}  // namespace

ArrivedFiles take_files(const std::vector<core::ArrivingCase>& cases, const core::NameUuid& uuid_of,
                        const core::State& state, const FileHabit& habit, core::Losses& losses) {
    FileTaker taker(habit);
    std::set<core::Uuid> seen;
    for (const auto& arriving : cases) {
        const auto uuid = core::identity_of(arriving, uuid_of);
        if (!seen.insert(uuid).second || state.find(uuid) != nullptr) continue;
        for (const auto& file : arriving.files)
            if (!taker.take(file, uuid, uuid_of)) losses.add(core::Lost::files, file.name);
    }
    return taker.all();
}

}  // namespace recoup::app::inline incoming
