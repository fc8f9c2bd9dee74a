#include <fstream>

#include "app/intake/importer.h"
#include "app/reading/picture_text.h"
#include "assets/embedded.h"
#include "bench/bench.h"

namespace recoup::bench {
namespace {

// A figure of this process in MB, by its name in /proc/self/status.
double memory_mb(const std::string& name) {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(name + ":")) return std::stod(line.substr(name.size() + 1)) / 1024;
    return 0;
}

double process_cpu_ms() {
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

ocr::Reader open_by(const std::string& path) {
    const auto [finder, recogniser, characters] = assets::networks();
    auto reader =
        ocr::Reader::open(finder, recogniser, characters, path == "four" ? ocr::Path::four : ocr::best_path());
    if (!reader) throw std::runtime_error("this build cannot read pictures");
    return std::move(*reader);
}

}  // namespace

Json read_picture(const std::filesystem::path& file, const std::string& path, int threads) {
    const auto before = memory_mb("VmRSS");
    const auto reader = open_by(path);
    const auto bytes = expect(app::read_file(file));
    const auto start = wall_ms();
    const auto lines = expect(app::read_picture(reader, bytes, file.string(), threads, portable::StopSource().token()));
    const auto wall = wall_ms() - start;
    std::string text;
    for (const auto& line : lines) text += line.text + '\n';
    return {{"text", text}, {"wall_ms", wall}, {"cpu_ms", process_cpu_ms()}, {"peak_mb", memory_mb("VmHWM") - before}};
}

}  // namespace recoup::bench
