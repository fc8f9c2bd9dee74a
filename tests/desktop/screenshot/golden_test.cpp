// A few dozen screens as pictures, to be looked at by a person once and held from then on. `tools/golden` draws them
// anew. A line of kGolden is all a further picture needs.
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <span>

#include "desktop/screenshot/scenes.h"
#include "media/picture/decode.h"
#include "media/picture/encode.h"
#include "support/environment.h"
#include "support/source_dir.h"

using namespace recoup;
using namespace recoup::testing;
using core::Lang;

namespace {

struct Golden {
    const char* name;
    Amount amount;
    Lang lang;
    bool dark;
    const char* view;
    desktop::SceneLook look;
};

const Golden kGolden[] = {
    {"today-zh-100", Amount::demo, Lang::zh, false, "today", {1440, 900, 1}},
    {"today-en-dark", Amount::demo, Lang::en, true, "today", {1440, 900, 1}},
    {"today-zh-125", Amount::demo, Lang::zh, false, "today", {1152, 720, 1.25F}},
    {"today-much-en", Amount::too_much, Lang::en, false, "today", {1440, 900, 1}},
    {"board-zh-100", Amount::demo, Lang::zh, false, "board", {1440, 900, 1}},
    {"board-zh-125", Amount::demo, Lang::zh, false, "board", {1440, 900, 1.25F}},
    {"board-en-125-dark", Amount::demo, Lang::en, true, "board", {1440, 900, 1.25F}},
    {"board-en-small", Amount::demo, Lang::en, false, "board", {900, 600, 1}},
    {"board-zh-200", Amount::demo, Lang::zh, true, "board", {1440, 900, 2}},
    {"board-much-zh", Amount::too_much, Lang::zh, false, "board", {1440, 900, 1}},
    {"board-much-en-small", Amount::too_much, Lang::en, false, "board", {900, 600, 1}},
    {"board-empty-en", Amount::nothing, Lang::en, false, "board", {900, 600, 1.1F}},
    {"case-zh-125", Amount::demo, Lang::zh, false, "case:1", {1440, 900, 1.25F}},
    {"case-en-150", Amount::demo, Lang::en, false, "case:1", {1440, 900, 1.5F}},
    {"case-en-dark", Amount::demo, Lang::en, true, "case:2", {1440, 900, 1}},
    {"case-much-en", Amount::too_much, Lang::en, false, "case:1", {900, 600, 1}},
    {"contacts-zh", Amount::demo, Lang::zh, false, "case:2:contacts", {1440, 900, 1}},
    {"deadlines-zh", Amount::demo, Lang::zh, false, "case:1:deadlines", {1440, 900, 1}},
    {"messages-en-125", Amount::demo, Lang::en, false, "case:2:messages", {1440, 900, 1.25F}},
    {"routes-zh-dark", Amount::demo, Lang::zh, true, "case:2:routes", {1440, 900, 1}},
    {"new-case-zh", Amount::demo, Lang::zh, false, "new-case", {1440, 900, 1}},
    {"new-case-en-125", Amount::demo, Lang::en, false, "new-case", {1440, 900, 1.25F}},
    {"new-case-en-small", Amount::demo, Lang::en, true, "new-case", {900, 600, 1}},
    {"agenda-zh", Amount::demo, Lang::zh, false, "agenda", {1440, 900, 1}},
    {"agenda-en-175", Amount::demo, Lang::en, false, "agenda", {1440, 900, 1.75F}},
    {"insights-en", Amount::demo, Lang::en, false, "insights", {1440, 900, 1}},
    {"insights-much-zh", Amount::too_much, Lang::zh, true, "insights", {1440, 900, 1.1F}},
    {"settings-zh-200", Amount::demo, Lang::zh, false, "settings", {900, 600, 2}},
    {"settings-en", Amount::demo, Lang::en, true, "settings", {1440, 900, 1}},
    {"guide-en-150", Amount::demo, Lang::en, false, "guide", {1440, 900, 1.5F}},
    {"viewer-zh", Amount::demo, Lang::zh, true, "viewer:1", {1440, 900, 1.1F}},
};

// Of 255, in any channel; a different FreeType rounds coverage differently.
constexpr int kTolerance = 24;
constexpr double kMayDiffer = 0.0005;  // of all pixels

std::filesystem::path golden_path(const Golden& golden) {
    return std::filesystem::path(test::kSourceDir) / "tests/data/golden" / (std::string(golden.name) + ".png");
}

// Stories and scenes are kept: making one costs more than drawing it.
class Stage {
  public:
    desktop::Scene& scene(const Golden& golden) {
        const auto of = std::pair(golden.amount, golden.lang);
        if (!stories_.contains(of)) stories_.emplace(of, std::make_unique<Story>(golden.amount, golden.lang));
        auto& scene = scenes_[{golden.amount, golden.lang, golden.dark}];
        if (!scene) scene = stories_.at(of)->scene(golden.dark);
        return *scene;
    }

  private:
    std::map<std::pair<Amount, Lang>, std::unique_ptr<Story>> stories_;
    std::map<std::tuple<Amount, Lang, bool>, std::unique_ptr<desktop::Scene>> scenes_;
};

std::vector<std::uint8_t> read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write_file(const std::filesystem::path& path, const platform::RgbaImage& picture) {
    std::filesystem::create_directories(path.parent_path());
    const auto png = media::encode_png({picture.width, picture.height, picture.pixels});
    std::ofstream(path, std::ios::binary | std::ios::trunc)
        .write(reinterpret_cast<const char*>(png.data()), static_cast<std::streamsize>(png.size()));
}

double share_that_differs(const media::Image& golden, const platform::RgbaImage& drawn) {
    if (golden.width != drawn.width || golden.height != drawn.height) return 1;
    std::size_t differing = 0;
    for (std::size_t i = 0; i < drawn.pixels.size(); i += 4) {
        bool far = false;
        for (std::size_t c = 0; c < 3; ++c)
            far = far || std::abs(int{golden.rgba[i + c]} - int{drawn.pixels[i + c]}) > kTolerance;
        differing += far;
    }
    return static_cast<double>(differing) / (static_cast<double>(drawn.pixels.size()) / 4);
}

}  // namespace

TEST_CASE("chosen screens look as they were looked at") {
    const bool anew = std::getenv("RECOUP_GOLDEN") != nullptr;
    const Environment programs("PATH", "/nonexistent");  // else pages of PDFs are drawn where the machine can
    Stage stage;
    for (const auto& golden : kGolden) {
        CAPTURE(golden.name);
        auto& scene = stage.scene(golden);
        REQUIRE(scene.draw(golden.view, golden.look));
        const auto picture = scene.picture();
        const auto path = golden_path(golden);
        if (anew) {
            write_file(path, picture);
            continue;
        }
        if (!std::filesystem::exists(path)) {
            MESSAGE("no picture yet: tools/golden draws it");
            continue;
        }
        const auto bytes = read_file(path);
        const auto known = media::decode(std::as_bytes(std::span(bytes)));
        REQUIRE(known);
        const double differs = share_that_differs(*known, picture);
        CHECK(differs <= kMayDiffer);
        if (differs <= kMayDiffer) continue;
        const auto failed = std::filesystem::temp_directory_path() / "recoup-golden" / path.filename();
        write_file(failed, picture);
        MESSAGE("drawn now: " << failed.string());
    }
}
