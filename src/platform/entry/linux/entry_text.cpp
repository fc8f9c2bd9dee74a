#include "platform/entry/linux/entry_text.h"

#include <sodium/crypto_hash_sha256.h>
#include <sodium/utils.h>

#include <algorithm>
#include <array>

#include "platform/files/linux/desktop_file.h"
#include "portable/path_text.h"

namespace recoup::platform::inline entry {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kStart = "\nExec=recoup ";
constexpr std::string_view kProgramKey = "X-Recoup-Program=";
constexpr std::size_t kDigestLetters = 2 * crypto_hash_sha256_BYTES;
constexpr std::string_view kBetween = "  ";

bool stays_below(const fs::path& place) {
    return !place.empty() && place.is_relative() && std::ranges::find(place, fs::path("..")) == place.end();
}

bool is_digest(std::string_view text) {
    return text.size() == kDigestLetters && text.find_first_not_of("0123456789abcdef") == text.npos;
}

}  // namespace

std::optional<std::string> entry_starting(std::string_view entry, std::string_view program) {
    const auto at = entry.find(kStart);
    if (at == entry.npos || !fits_line(program)) return std::nullopt;
    auto text = std::string(entry.substr(0, at)) + "\nExec=" + exec_quoted(program) + ' ';
    text += entry.substr(at + kStart.size());
    return text + std::string(kProgramKey) + std::string(program) + '\n';
}

std::string program_of(std::string_view entry) {
    return std::string(rest_of_line(entry, kProgramKey));
}

std::string digest_of(std::string_view content) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(content.data()), content.size());
    std::string text(kDigestLetters + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), digest.data(), digest.size());
    text.pop_back();
    return text;
}

std::string to_text(const Installed& installed) {
    std::string text;
    for (const auto& [place, digest] : installed) text += digest + std::string(kBetween) + portable::utf8(place) + '\n';
    return text;
}

Installed read_installed(std::string_view text) {
    Installed installed;
    while (!text.empty()) {
        const auto line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (line.size() <= kDigestLetters + kBetween.size()) continue;
        const auto digest = line.substr(0, kDigestLetters);
        const auto place = portable::path_of(line.substr(kDigestLetters + kBetween.size()));
        const bool apart = line.substr(kDigestLetters).starts_with(kBetween);
        if (apart && is_digest(digest) && stays_below(place)) installed[place] = digest;
    }
    return installed;
}

}  // namespace recoup::platform::inline entry
