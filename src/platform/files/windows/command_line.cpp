#include "platform/files/windows/command_line.h"

namespace recoup::platform::inline files {
namespace {

// Backslashes stand for themselves unless a quote follows them.
std::string quoted(const std::string& word) {
    if (!word.empty() && word.find_first_of(" \t\n\v\"") == word.npos) return word;
    std::string out = "\"";
    std::size_t backslashes = 0;
    for (const char c : word) {
        if (c == '"') out.append(backslashes + 1, '\\');
        backslashes = c == '\\' ? backslashes + 1 : 0;
        out += c;
    }
    return out.append(backslashes, '\\') + '"';
}

}  // namespace

std::string command_line(const std::vector<std::string>& words) {
    std::string line;
    for (const auto& word : words) {
        if (!line.empty()) line += ' ';
        line += quoted(word);
    }
    return line;
}

}  // namespace recoup::platform::inline files
