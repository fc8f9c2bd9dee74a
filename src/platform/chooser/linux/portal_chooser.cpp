#include "platform/chooser/linux/portal_chooser.h"

#include <cstring>
#include <utility>

#include "platform/bus/linux/portal_request.h"
#include "platform/chooser/path_chooser.h"

namespace recoup::platform::inline chooser {
namespace {

using Kind = app::PathQuestion::Kind;
using State = app::PathAnswer::State;

constexpr const char* kChooser = "org.freedesktop.portal.FileChooser";
constexpr std::size_t kMostPaths = 10'000;

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

// An entry of the options whose value is of one basic type.
template <class Value>
int append_option(sd_bus_message* m, const char* key, const char* type, Value value) {
    return sd_bus()->append(m, "{sv}", key, type, value);
}

// Paths go as bytes with a zero behind them: they need not be UTF-8.
int append_bytes(sd_bus_message* m, const char* key, const std::string& bytes) {
    const auto* sd = sd_bus();
    int done = sd->open_container(m, 'e', "sv");
    if (done >= 0) done = sd->append(m, "s", key);
    if (done >= 0) done = sd->open_container(m, 'v', "ay");
    if (done >= 0) done = sd->append_array(m, 'y', bytes.c_str(), bytes.size() + 1);
    if (done >= 0) done = sd->close_container(m);
    return done >= 0 ? sd->close_container(m) : done;
}

int append_filter(sd_bus_message* m, const app::PathQuestion& question) {
    const auto* sd = sd_bus();
    int done = sd->open_container(m, 'e', "sv");
    if (done >= 0) done = sd->append(m, "s", "filters");
    if (done >= 0) done = sd->open_container(m, 'v', "a(sa(us))");
    if (done >= 0) done = sd->open_container(m, 'a', "(sa(us))");
    if (done >= 0) done = sd->open_container(m, 'r', "sa(us)");
    if (done >= 0) done = sd->append(m, "s", question.type.c_str());
    if (done >= 0) done = sd->open_container(m, 'a', "(us)");
    for (const auto& glob : question.globs)
        if (done >= 0) done = sd->append(m, "(us)", 0U, glob.c_str());
    for (int level = 0; level < 5; ++level)
        if (done >= 0) done = sd->close_container(m);
    return done;
}

int append_options(sd_bus_message* m, const app::PathQuestion& question, const std::string& handle_token) {
    const auto* sd = sd_bus();
    int done = sd->open_container(m, 'a', "{sv}");
    if (done >= 0) done = append_option(m, "handle_token", "s", handle_token.c_str());
    if (done >= 0 && !question.accept.empty()) done = append_option(m, "accept_label", "s", question.accept.c_str());
    if (done >= 0 && question.kind == Kind::open_many) done = append_option(m, "multiple", "b", 1);
    if (done >= 0 && question.kind == Kind::folder) done = append_option(m, "directory", "b", 1);
    if (done >= 0 && !question.globs.empty()) done = append_filter(m, question);
    if (done >= 0 && !question.folder.empty()) done = append_bytes(m, "current_folder", question.folder.native());
    if (done >= 0 && question.kind == Kind::save) done = append_option(m, "current_name", "s", question.name.c_str());
    return done >= 0 ? sd->close_container(m) : done;
}

int append_question(sd_bus_message* m, const app::PathQuestion& question, const std::string& handle_token) {
    const int done = sd_bus()->append(m, "ss", "", question.title.c_str());
    return done >= 0 ? append_options(m, question, handle_token) : done;
}

std::vector<std::filesystem::path> read_paths(sd_bus_message* message) {
    const auto* sd = sd_bus();
    std::vector<std::filesystem::path> paths;
    if (sd->enter_container(message, 'a', "{sv}") < 0) return paths;
    while (sd->enter_container(message, 'e', "sv") > 0) {
        const char* key = nullptr;
        if (sd->read(message, "s", &key) < 0) break;
        if (std::strcmp(key, "uris") == 0 && sd->enter_container(message, 'v', "as") > 0) {
            sd->enter_container(message, 'a', "s");
            for (const char* uri = nullptr; sd->read(message, "s", &uri) > 0;)
                if (auto path = path_of_uri(uri); path && paths.size() < kMostPaths) paths.push_back(std::move(*path));
            sd->exit_container(message);
            sd->exit_container(message);
        } else {
            sd->skip(message, "v");
        }
        sd->exit_container(message);
    }
    return paths;
}

app::PathAnswer answer_of(PortalRequest::Outcome outcome, std::vector<std::filesystem::path> paths) {
    if (outcome == PortalRequest::Outcome::unavailable) return {State::unavailable};
    if (outcome == PortalRequest::Outcome::cancelled || paths.empty()) return {State::cancelled};
    app::PathAnswer answer{State::chosen};
    answer.paths = std::move(paths);
    return answer;
}

class PortalAsking final : public app::PathChooser::Asking {
  public:
    PortalAsking(const app::PathQuestion& question, std::function<void(app::PathAnswer)> answer)
        : wait_(
              [question](PortalRequest& request) {
                  return request.send(
                      kChooser, question.kind == Kind::save ? "SaveFile" : "OpenFile",
                      [&](sd_bus_message* m, const std::string& token) { return append_question(m, question, token); });
              },
              [this](sd_bus_message* message) { paths_ = read_paths(message); },
              [this, answer = std::move(answer)](PortalRequest::Outcome outcome) {
                  answer(answer_of(outcome, std::move(paths_)));
              }) {}

  private:
    std::vector<std::filesystem::path> paths_;  // its thread's
    PortalWait wait_;                           // last: it uses the other
};

}  // namespace

std::unique_ptr<app::PathChooser::Asking> PortalChooser::ask(const app::PathQuestion& question,
                                                             std::function<void(app::PathAnswer)> answer) {
    return std::make_unique<PortalAsking>(question, std::move(answer));
}

std::optional<std::filesystem::path> path_of_uri(std::string_view uri) {
    constexpr std::string_view kScheme = "file://";
    constexpr std::string_view kHere = "localhost";
    if (!uri.starts_with(kScheme)) return std::nullopt;
    uri.remove_prefix(kScheme.size());
    if (uri.starts_with(kHere)) uri.remove_prefix(kHere.size());
    if (!uri.starts_with('/')) return std::nullopt;
    std::string path;
    for (std::size_t i = 0; i < uri.size(); ++i) {
        const int high = uri[i] == '%' && i + 2 < uri.size() ? hex_digit(uri[i + 1]) : -1;
        const int low = high >= 0 ? hex_digit(uri[i + 2]) : -1;
        if (low >= 0) i += 2;
        path += low >= 0 ? static_cast<char>(high * 16 + low) : uri[i];
    }
    if (path.find('\0') != std::string::npos) return std::nullopt;
    return std::filesystem::path(path);
}

std::unique_ptr<app::PathChooser> system_chooser() {
    return std::make_unique<PortalChooser>();
}

}  // namespace recoup::platform::inline chooser
