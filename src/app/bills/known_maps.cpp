#include "app/bills/known_maps.h"

#include <algorithm>

#include "app/bills/bill_file.h"
#include "app/data/read_json.h"
#include "portable/path_text.h"

namespace recoup::app::inline bills {
namespace {

constexpr const char* kFolder = "bills";

}  // namespace

std::vector<core::ColumnMap> known_maps(const std::filesystem::path& own, std::vector<core::Error>& problems) {
    std::vector<core::ColumnMap> maps;
    for (const auto& file : data_files(kFolder, own, problems)) {
        auto map = read_column_map(file.text, file.name);
        if (map)
            maps.push_back(std::move(*map));
        else
            problems.push_back(std::move(map.error()));
    }
    return maps;
}

core::Result<void> remember_map(const std::filesystem::path& own, std::string_view json, Files& files) {
    const auto map = read_column_map(json, "");
    if (!map) return tl::unexpected(map.error());
    std::vector<core::Error> unreadable;
    const auto known = known_maps(own, unreadable);
    if (std::ranges::find(known, *map) != known.end()) return {};
    const auto folder = own / kFolder;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(json.data());
    if (files.make_folder(folder) || !files.write_new_file(folder, "bank.json", {bytes, json.size()}))
        return core::fail(core::ErrorKind::work, "bill_map_not_kept"_tr, {}, portable::utf8(folder));
    return {};
}

}  // namespace recoup::app::inline bills
