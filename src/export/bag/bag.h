// The text files of a BagIt 1.0 folder (RFC 8493): how they are written, and how strictly they are read again. The list
// of digests is at the same time one that `sha256sum -c` takes. Pure; any thread. Errors are of kind work, and what is
// read may be a stranger's.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/error.h"
#include "core/base/time.h"
#include "core/base/uuid.h"

namespace recoup::exporting::inline bag {

inline constexpr std::string_view kDeclarationName = "bagit.txt";
inline constexpr std::string_view kInfoName = "bag-info.txt";
inline constexpr std::string_view kManifestName = "manifest-sha256.txt";
inline constexpr std::string_view kTagManifestName = "tagmanifest-sha256.txt";
inline constexpr std::string_view kReadmeName = "README.txt";
inline constexpr std::string_view kQueryName = "timestamp/manifest.tsq";
inline constexpr std::string_view kAnswerName = "timestamp/manifest.tsr";
inline constexpr std::string_view kPayload = "data/";  // the folder that the list of digests is of

inline constexpr std::size_t kMostListed = 100'000;
inline constexpr std::size_t kMostPathBytes = 1'024;

struct Listed {
    std::string path;    // from the folder of the pack, with slashes
    std::string sha256;  // lower case

    bool operator==(const Listed&) const = default;
};

// One line each, by path.
std::string manifest(std::vector<Listed> files);
// `name` is what the list is called in an error, which says what is wrong in which line.
core::Result<std::vector<Listed>> read_manifest(std::string_view text, std::string_view name);

// Why a path that a stranger gave must not be followed, or could be no file everywhere: it leads out of the folder, is
// no UTF-8, holds control characters … Nothing where it may be.
std::optional<core::Tr> path_flaw(std::string_view path);
// Two paths that are the same on systems that do not tell large letters from small ones have the same.
std::string same_path_key(std::string_view path);

std::string declaration();
bool is_declaration(std::string_view text);

struct BagInfo {
    core::Instant packed_at{};
    std::uint64_t payload_bytes = 0, payload_files = 0;
    std::vector<core::Uuid> cases;
    std::string agent;  // the program and its version
    std::string head;   // the digest of the newest row of the file's history
    std::string purpose, pictures;
};
std::string bag_info(const BagInfo& info);
// Its lines in their order; folded ones are joined.
using InfoLines = std::vector<std::pair<std::string, std::string>>;
core::Result<InfoLines> read_bag_info(std::string_view text);
// The first of that name; empty where there is none.
std::string info_line(const InfoLines& lines, std::string_view name);

// How anybody checks the pack, in both languages.
std::string readme(core::Lang first);

}  // namespace recoup::exporting::inline bag
