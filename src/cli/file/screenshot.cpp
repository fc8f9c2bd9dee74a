#include <algorithm>
#include <charconv>

#include "cli/command_line/verb.h"
#include "cli/output/json.h"
#include "portable/decimal.h"
#include "portable/path_text.h"

namespace recoup::cli::inline file {

using core::ErrorKind;

namespace {

constexpr int kMinSide_px = 100;
constexpr int kMaxSide_px = 8192;
constexpr double kMinScale = 0.5;
constexpr double kMaxScale = 4;

struct ScreenshotOptions {
    std::optional<std::string> view, size, scale, theme;
    std::optional<std::filesystem::path> out;
    bool overwrite = false;
};

void declare(Grammar& grammar, ScreenshotOptions& options) {
    grammar.option("view", "board", options.view, "cli_help_view"_tr);
    grammar.option("size", "1440x900", options.size, "cli_help_size"_tr);
    grammar.option("scale", "1", options.scale, "cli_help_scale"_tr);
    grammar.option("theme", "light|dark", options.theme, "cli_help_theme"_tr);
    grammar.path_option("out", "P.png", options.out, "cli_help_screenshot_out"_tr);
    grammar.flag("overwrite", options.overwrite, "cli_help_overwrite"_tr);
}

// A side in pixels; 0 when it is none that can be drawn.
int side(std::string_view text) {
    int side_px = 0;
    const auto* end = text.data() + text.size();
    const auto [at, failed] = std::from_chars(text.data(), end, side_px);
    const bool whole = failed == std::errc() && at == end;
    return whole && side_px >= kMinSide_px && side_px <= kMaxSide_px ? side_px : 0;
}

core::Result<void> read_size(std::string_view text, ScreenshotRequest& request) {
    const auto cross = std::min(text.find('x'), text.size());
    request.width_px = side(text.substr(0, cross));
    request.height_px = side(text.substr(std::min(cross + 1, text.size())));
    if (request.width_px == 0 || request.height_px == 0)
        return core::fail(ErrorKind::usage, "cli_error_size"_tr, {std::string(text)});
    return {};
}

core::Result<ScreenshotRequest> request_of(const Call& call, const ScreenshotOptions& options) {
    if (!options.out) return core::fail(ErrorKind::usage, "cli_error_screenshot_needs_out"_tr);
    ScreenshotRequest request{
        .file = call.file.path, .view = options.view.value_or("board"), .lang = call.lang, .clock = &call.clock()};
    if (options.size)
        if (auto ok = read_size(*options.size, request); !ok) return tl::unexpected(ok.error());
    if (options.scale) {
        const auto scale = portable::read_decimal(*options.scale);
        if (!scale || !(*scale >= kMinScale && *scale <= kMaxScale))
            return core::fail(ErrorKind::usage, "cli_error_scale"_tr, {*options.scale});
        request.scale = *scale;
    }
    if (options.theme && *options.theme != "light" && *options.theme != "dark")
        return core::fail(ErrorKind::usage, "cli_error_theme"_tr, {*options.theme});
    request.dark = options.theme == "dark";
    return request;
}

Exit run(Call& call, const ScreenshotOptions& options) {
    const auto request = request_of(call, options);
    if (!request) return tl::unexpected(request.error());
    if (!call.machine.screenshot) return core::fail(ErrorKind::work, "cli_error_cannot_draw"_tr);
    const auto drawn = call.machine.screenshot(*request);
    if (!drawn) return tl::unexpected(drawn.error());
    const app::Output output{.path = *options.out, .kind = app::OutputKind::png, .overwrite = options.overwrite};
    if (auto written = write_output(call, output, *drawn); !written) return tl::unexpected(written.error());
    if (call.json)
        Json(call.out).object().text("file", portable::utf8(*options.out)).end_object();
    else
        call.say(portable::utf8(*options.out));
    return kDone;
}

}  // namespace

const Verb kScreenshot{950, "screenshot", "cli_verb_screenshot"_tr, define<ScreenshotOptions, declare, run>};

}  // namespace recoup::cli::inline file
