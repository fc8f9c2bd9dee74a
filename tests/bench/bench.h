// The measurements of the benchmark program. Each runs by itself and gives figures by name; who compares them to what
// is decided in bench.py.
#pragma once

#include <chrono>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/model/state.h"

namespace recoup::bench {

using Json = nlohmann::ordered_json;

// Processor time of this thread.
double thread_cpu_ms();
double wall_ms();
// The value that a share of all lie below; the values are not empty.
double quantile(std::vector<double> values, double share);
void load_file(const std::filesystem::path& path, core::State& state);
template <class T>
T expect(core::Result<T> result) {
    if (!result) throw std::runtime_error(core::sentence(core::Lang::en, result.error()));
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

// Processor time of drawing the board at rest and while every column is scrolled.
Json board_frames(const std::filesystem::path& file);
Json agenda_frames(const std::filesystem::path& file);
// Typing random searches; `timed` of them beside LIKE over the table, `compared` of them only for equal answers.
Json searches(const std::filesystem::path& file, int timed, int compared);
// Pictures of `count` files like screenshots of a phone, 1080 by 2400.
Json paint_screenshots(const std::filesystem::path& folder, int count);
// Every file of a folder into a new Recoup file, as the program does it.
Json import_folder(const std::filesystem::path& folder, const std::filesystem::path& file);
// One picture with two parts of it covered, as a new file.
Json cover_picture(const std::filesystem::path& file, const std::filesystem::path& out);
// The text of one picture, with what it took: `path` is "four", or "best". Processor time is that of the whole process.
Json read_picture(const std::filesystem::path& file, const std::string& path, int threads);
// From starting a program to its first frame on the display.
Json first_frame(const std::vector<std::string>& program);
// Processor time and wake-ups of a program with its window shown, then minimised.
Json at_rest(const std::vector<std::string>& program, int settle_s, int watched_s);

}  // namespace recoup::bench
