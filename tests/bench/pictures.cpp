#include <fstream>
#include <random>
#include <semaphore>

#include "app/intake/importer.h"
#include "app/jobs.h"
#include "bench/bench.h"
#include "bench/board.h"
#include "media/picture/cover.h"
#include "media/picture/encode.h"
#include "platform/files/files.h"
#include "platform/random_ids.h"
#include "support/many_cases.h"

namespace recoup::bench {
namespace {

// A photo in the lower part, as a screenshot of a shop or a chat has one: noise over a gradient.
void add_photo(media::Image& image, unsigned seed) {
    std::mt19937 random(seed);
    const auto width = static_cast<std::size_t>(image.width);
    for (int y = image.height * 3 / 4; y < image.height; ++y)
        for (std::size_t x = 0; x < width; ++x) {
            auto* pixel = &image.rgba[(static_cast<std::size_t>(y) * width + x) * 4];
            const auto grain = static_cast<std::uint8_t>(random() % 6);
            pixel[0] = static_cast<std::uint8_t>(x / 6 + grain);
            pixel[1] = static_cast<std::uint8_t>(static_cast<std::size_t>(y) / 12 + grain);
            pixel[2] = static_cast<std::uint8_t>(90 + grain);
        }
}

// High-water mark of this process.
double peak_memory_mb() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:")) return std::stod(line.substr(6)) / 1024;
    return 0;
}

class SystemClock final : public app::Clock {
  public:
    std::chrono::sys_seconds now() const override {
        return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    }
};

}  // namespace

Json paint_screenshots(const std::filesystem::path& folder, int count) {
    const auto cases = folder / "cases.recoup";
    test::make_many_cases(cases, 100, SystemClock().now());
    {
        Board board(cases, {1080, 2400}, 1.5F);
        for (int i = 0; i < count; ++i) {
            board.wheel({700, 1500}, -2);
            for (int frame = 0; frame < 3; ++frame) board.frame();
            auto drawn = board.image();
            media::Image image{drawn.width, drawn.height, std::move(drawn.pixels)};
            add_photo(image, static_cast<unsigned>(i));
            const auto png = media::encode_png(image);
            std::ofstream out(folder / ("screen-" + std::to_string(i) + ".png"), std::ios::binary);
            out.write(reinterpret_cast<const char*>(png.data()), static_cast<std::streamsize>(png.size()));
        }
    }
    std::filesystem::remove(cases);
    return {{"pictures", count}};
}

Json import_folder(const std::filesystem::path& folder, const std::filesystem::path& file) {
    const auto start = wall_ms();
    const SystemClock clock;
    const test::FixedZones zones;
    const platform::SystemFiles files;
    platform::RandomIds ids;
    const core::Rulebook rules;
    auto session = expect(
        app::Session::open(file, true, {.clock = clock, .zones = zones, .ids = ids, .rules = rules, .wake = {}}));
    core::AddCase add;
    add.fields.title = "bench";
    const auto case_uuid = expect(session->dispatch(add)).case_uuid;
    std::counting_semaphore<> ready(0);
    int pictures = 0;
    {
        app::Jobs jobs([&] { ready.release(); });
        for (const auto& entry : std::filesystem::directory_iterator(folder)) {
            ++pictures;
            jobs.submit([&, path = entry.path()](portable::StopToken) -> app::Jobs::Finish {
                auto import = std::make_shared<core::Result<app::Import>>(app::import_file(path, files, zones, "UTC"));
                return [&, import] {
                    auto taken = expect(std::move(*import));
                    std::vector<app::Original> originals;
                    originals.push_back(std::move(taken.original));
                    expect(session->dispatch(core::AttachEvidence{case_uuid, {taken.evidence}}, std::move(originals)));
                };
            });
        }
        while (jobs.pending() > 0) {
            ready.acquire();
            jobs.take_results();
            session->poll();  // lets go of what is saved, as a frame does
        }
    }
    const auto taken = wall_ms();
    expect(session->flush());
    return {{"wall_ms", wall_ms() - start},
            {"saving_ms", wall_ms() - taken},
            {"pictures", pictures},
            {"peak_mb", peak_memory_mb()}};
}

Json cover_picture(const std::filesystem::path& file, const std::filesystem::path& out) {
    const auto bytes = expect(app::read_file(file));
    const media::Part boxes[] = {{60, 470, 300, 60}, {400, 1150, 560, 50}};
    const auto covered = media::cover_picture(std::as_bytes(std::span(bytes)), boxes);
    if (!covered) throw std::runtime_error("the picture cannot be drawn");
    std::ofstream stream(out, std::ios::binary);
    stream.write(reinterpret_cast<const char*>(covered->data()), static_cast<std::streamsize>(covered->size()));
    return {{"bytes", covered->size()}};
}

}  // namespace recoup::bench
