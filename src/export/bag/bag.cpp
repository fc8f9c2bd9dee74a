#include "export/bag/bag.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/base/text.h"

namespace recoup::exporting::inline bag {
namespace {

constexpr std::size_t kDigestSigns = 64;
constexpr std::size_t kMostInfoLines = 10'000;
constexpr std::size_t kMostDepth = 32;  // folders within folders
constexpr std::string_view kDeclaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

bool is_digest_sign(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

bool is_digest(std::string_view text) {
    return text.size() == kDigestSigns && std::ranges::all_of(text, is_digest_sign);
}

// Whatever is not what it seems to be on a screen, or is not written in a name.
bool is_unseen(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

bool has_unseen(std::string_view text) {
    while (!text.empty())
        if (is_unseen(core::take_code_point(text))) return true;
    return false;
}

// What Windows takes for a device, whatever ending it has.
bool is_device_name(std::string_view part) {
    std::string stem(part.substr(0, part.find('.')));
    std::ranges::transform(stem, stem.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    constexpr std::array<std::string_view, 4> kNames = {"con", "prn", "aux", "nul"};
    if (std::ranges::find(kNames, stem) != kNames.end()) return true;
    return stem.size() == 4 && (stem.starts_with("com") || stem.starts_with("lpt")) && stem[3] >= '1' && stem[3] <= '9';
}

std::optional<core::Tr> part_flaw(std::string_view part) {
    if (part.empty() || part == "." || part == "..") return "pack_path_outside"_tr;
    if (part.ends_with('.') || part.ends_with(' ') || is_device_name(part)) return "pack_path_windows"_tr;
    return std::nullopt;
}

constexpr std::string_view kOnLinux = "sha256sum -c manifest-sha256.txt\nsha256sum -c tagmanifest-sha256.txt\n";
constexpr std::string_view kOnMac = "shasum -a 256 -c manifest-sha256.txt\nshasum -a 256 -c tagmanifest-sha256.txt\n";
// One line, so that it can be pasted as it is.
constexpr std::string_view kOnWindows =
    "foreach ($l in (Get-Content -Encoding UTF8 manifest-sha256.txt, tagmanifest-sha256.txt)) { "
    "$h, $p = $l -split '  ', 2; "
    "if ((Get-FileHash -Algorithm SHA256 -LiteralPath $p).Hash -eq $h) { \"$($p): OK\" } "
    "else { \"$($p): FAILED\" } }\n";
constexpr std::string_view kWithOpenSsl =
    "openssl ts -query -in timestamp/manifest.tsq -text\n"
    "openssl ts -verify -data manifest-sha256.txt -in timestamp/manifest.tsr -CAfile ca.pem\n";

std::string readme_in(core::Lang lang) {
    std::string out;
    const auto line = [&](core::Tr key) { out += std::string(core::tr(lang, key)) + "\n\n"; };
    const auto steps = [&](core::Tr key, std::string_view commands) {
        out += std::string(core::tr(lang, key)) + "\n";
        for (auto rest = commands; !rest.empty(); rest.remove_prefix(rest.find('\n') + 1))
            out += "    " + std::string(rest.substr(0, rest.find('\n') + 1));
        out += "\n";
    };
    line("pack_readme_title"_tr);
    line("pack_readme_what"_tr);
    line("pack_readme_says"_tr);
    line("pack_readme_unpack"_tr);
    steps("pack_readme_linux"_tr, kOnLinux);
    steps("pack_readme_macos"_tr, kOnMac);
    steps("pack_readme_windows"_tr, kOnWindows);
    line("pack_readme_ok"_tr);
    steps("pack_readme_stamp"_tr, kWithOpenSsl);
    out += std::string(core::tr(lang, "pack_readme_bag"_tr)) + "\n";
    return out;
}

tl::unexpected<core::Error> refuse(core::Tr sentence, std::vector<core::ErrorArg> args) {
    return core::fail(core::ErrorKind::work, sentence, std::move(args), {}, core::ErrorCode::damaged);
}

}  // namespace

std::string manifest(std::vector<Listed> files) {
    std::ranges::sort(files, {}, &Listed::path);
    std::string out;
    for (const auto& file : files) out += file.sha256 + "  " + file.path + "\n";
    return out;
}

std::optional<core::Tr> path_flaw(std::string_view path) {
    if (path.empty() || path.size() > kMostPathBytes) return "pack_path_long"_tr;
    if (!core::is_valid_utf8(path)) return "pack_path_encoding"_tr;
    if (has_unseen(path)) return "pack_path_control"_tr;
    if (path.starts_with('/') || path.find('\\') != path.npos || path.find(':') != path.npos)
        return "pack_path_outside"_tr;
    std::size_t depth = 0;
    for (auto rest = path;; ++depth) {
        const auto slash = rest.find('/');
        if (const auto flaw = part_flaw(rest.substr(0, slash))) return flaw;
        if (depth > kMostDepth) return "pack_path_long"_tr;
        if (slash == rest.npos) return std::nullopt;
        rest.remove_prefix(slash + 1);
    }
}

std::string same_path_key(std::string_view path) {
    std::string key = core::tidy(path);
    std::ranges::transform(key, key.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return key;
}

core::Result<std::vector<Listed>> read_manifest(std::string_view text, std::string_view name) {
    std::vector<Listed> files;
    const std::string called(name);
    if (!core::is_valid_utf8(text)) return refuse("pack_list_encoding"_tr, {called});
    for (std::size_t number = 1; !text.empty(); ++number) {
        const auto end = text.find('\n');
        const auto line = text.substr(0, end);
        const auto at = std::to_string(number);
        if (number > kMostListed) return refuse("pack_list_long"_tr, {called, std::to_string(kMostListed)});
        const bool shaped = end != text.npos && line.size() > kDigestSigns + 2 &&
                            is_digest(line.substr(0, kDigestSigns)) && line.substr(kDigestSigns, 2) == "  ";
        if (!shaped) return refuse("pack_list_line"_tr, {called, at});
        const auto path = line.substr(kDigestSigns + 2);
        if (const auto flaw = path_flaw(path)) return refuse(*flaw, {core::one_line(path)});
        files.push_back({std::string(path), std::string(line.substr(0, kDigestSigns))});
        text.remove_prefix(end + 1);
    }
    return files;
}

std::string declaration() {
    return std::string(kDeclaration);
}

bool is_declaration(std::string_view text) {
    if (core::take_prefix(text, "BagIt-Version: 0.97\n"))
        return text == kDeclaration.substr(kDeclaration.find('\n') + 1);
    return text == kDeclaration;
}

std::string bag_info(const BagInfo& info) {
    std::string out;
    const auto line = [&](std::string_view name, std::string_view value) {
        if (!value.empty()) out += fmt::format("{}: {}\n", name, value);
    };
    line("Bagging-Date", core::to_iso(core::Day(std::chrono::floor<std::chrono::days>(info.packed_at))));
    line("Payload-Oxum", fmt::format("{}.{}", info.payload_bytes, info.payload_files));
    line("Bag-Software-Agent", info.agent);
    for (const auto& id : info.cases) line("External-Identifier", core::to_string(id));
    line("Recoup-Format", "1");
    line("Recoup-Packed-At", core::to_storage(info.packed_at));
    line("Recoup-Purpose", info.purpose);
    line("Recoup-Pictures", info.pictures);
    line("Recoup-Head", info.head);
    return out;
}

core::Result<InfoLines> read_bag_info(std::string_view text) {
    InfoLines lines;
    if (!core::is_valid_utf8(text)) return refuse("pack_list_encoding"_tr, {std::string(kInfoName)});
    for (std::size_t number = 1; !text.empty(); ++number) {
        const auto end = text.find('\n');
        auto line = text.substr(0, end);
        text.remove_prefix(end == text.npos ? text.size() : end + 1);
        if (line.ends_with('\r')) line.remove_suffix(1);
        const bool folded = line.starts_with(' ') || line.starts_with('\t');
        const auto colon = line.find(':');
        const bool bad = number > kMostInfoLines || (folded && lines.empty()) || (!folded && colon == line.npos);
        if (bad) return refuse("pack_list_line"_tr, {std::string(kInfoName), std::to_string(number)});
        if (folded)
            lines.back().second += " " + std::string(core::trim(line));
        else
            lines.emplace_back(std::string(line.substr(0, colon)), std::string(core::trim(line.substr(colon + 1))));
    }
    return lines;
}

std::string info_line(const InfoLines& lines, std::string_view name) {
    const auto found = std::ranges::find(lines, name, [](const auto& line) { return std::string_view(line.first); });
    return found == lines.end() ? std::string() : found->second;
}

std::string readme(core::Lang first) {
    const auto second = first == core::Lang::zh ? core::Lang::en : core::Lang::zh;
    return readme_in(first) + "\n----------------------------------------------------------------\n\n" +
           readme_in(second);
}

}  // namespace recoup::exporting::inline bag
