// Lines as an engine read them in drawn screenshots, with what was drawn; tests/data/reading/README.md tells of them.
#pragma once

#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "app/data/library.h"
#include "core/reading/facts.h"
#include "core/reading/lines.h"
#include "support/source_dir.h"
#include "support/zones.h"

namespace recoup::test {

struct Shot {
    std::string name;
    core::PictureText text;
    nlohmann::json truth;
};

inline std::vector<Shot> read_shots(const std::string& file) {
    std::ifstream in(source_path("tests/data/reading/" + file));
    std::vector<Shot> shots;
    for (const auto& one : nlohmann::json::parse(in)) {
        auto& shot = shots.emplace_back(Shot{one.at("name"), {one.at("width"), one.at("height"), {}}, one.at("truth")});
        for (const auto& line : one.at("lines"))
            shot.text.lines.push_back({line[0], line[1], line[2], line[3], line[5], line[4]});
    }
    return shots;
}

inline Shot shot_of(const std::string& file, std::string_view name) {
    for (auto& shot : read_shots(file))
        if (shot.name == name) return shot;
    throw std::runtime_error("no shot is called " + std::string(name));
}

inline const core::Instant kReadAt = *core::parse_instant("2026-11-30T12:00:00+08:00");

// With the program's own words, in Shanghai.
inline core::ReadingHabit reading_habit() {
    static const app::Library library("");
    static const FixedZones zones;
    return {&library.reading(), &zones, "Asia/Shanghai", kReadAt};
}

// Lines of 40 pixels height, one below the other with room between, at the left edge of a picture 1080 wide.
inline core::PictureText rows(const std::vector<std::string>& texts) {
    core::PictureText picture{1080, 2400, {}};
    int y = 400;
    for (const auto& text : texts) {
        picture.lines.push_back({60, y, 900, 40, text, 0.99});
        y += 120;
    }
    return picture;
}

// A label at the left and its value at the right, in rows.
inline core::PictureText table(const std::vector<std::pair<std::string, std::string>>& pairs) {
    core::PictureText picture{1080, 2400, {}};
    int y = 400;
    for (const auto& [label, value] : pairs) {
        picture.lines.push_back({60, y, 180, 40, label, 0.99});
        picture.lines.push_back({600, y, 420, 40, value, 0.99});
        y += 120;
    }
    return picture;
}

}  // namespace recoup::test
