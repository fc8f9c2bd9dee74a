#include "bench/board.h"

#include "bench/bench.h"

namespace recoup::bench {

Board::Board(const std::filesystem::path& file, ImVec2 size_px, float scale)
    : glyphs_(platform::program_fonts()), text_(glyphs_), context_(ImGui::CreateContext()) {
    ImGui::SetCurrentContext(context_);
    ui::configure_imgui();
    input_.display_px = size_px;
    input_.scale = scale;
    load_file(file, state_);
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    reader_ = {core::Lang::zh, now, &zones_, "Asia/Shanghai"};
    board_ = core::board_view(state_, {}, reader_);
    agenda_ = core::agenda_view(state_, {}, reader_);
}

Board::~Board() {
    ImGui::DestroyContext(context_);
}

void Board::frame() {
    input_.time_s += input_.delta_s;
    ui::new_frame(text_.atlas(), input_.display_px, input_.delta_s);
    ui::AppView view{.state = state_, .board = board_, .rules = rules_, .agenda = &agenda_};
    view.file_name = "我的退款.recoup";
    view.choices.theme = ui::ThemeChoice::light;
    view.display_scale = input_.scale;
    ui::draw_root({view, reader_, input_, text_, pictures_, ui::TextClipboard{}}, ui_);
    ui::render_frame(text_.atlas());
}

void Board::wheel(ImVec2 at, float lines) {
    ui::give_mouse(ui::MouseEvent::move(at));
    ui::give_mouse(ui::MouseEvent::wheel(0, lines));
}

platform::RgbaImage Board::image() {
    const auto look_up = [&](ui::TextureId id) -> platform::RasterTexture {
        auto& atlas = text_.atlas();
        if (id != atlas.texture) return {};
        return {atlas.pixels(), ui::GlyphAtlas::kWidth, atlas.height(), platform::RasterTexture::Format::alpha8};
    };
    return platform::rasterise(*ImGui::GetDrawData(), look_up, IM_COL32_WHITE);
}

namespace {

// Frames at rest, then while the wheel turns at `wheel_at(frame)`.
template <class WheelAt>
Json frames(Board& board, WheelAt wheel_at) {
    constexpr int kFrames = 600, kWarm = 60;
    std::vector<double> still, scrolling;
    for (int i = 0; i < kWarm; ++i) board.frame();
    for (int i = 0; i < kFrames; ++i) {
        const auto start = thread_cpu_ms();
        board.frame();
        still.push_back(thread_cpu_ms() - start);
    }
    for (int i = 0; i < kFrames; ++i) {
        board.wheel(wheel_at(i), i % 40 < 32 ? -3.0F : 3.0F);
        const auto start = thread_cpu_ms();
        board.frame();
        scrolling.push_back(thread_cpu_ms() - start);
    }
    return {{"still_ms", quantile(still, 0.5)},
            {"scrolling_ms", quantile(scrolling, 0.5)},
            {"scrolling_p99_ms", quantile(scrolling, 0.99)}};
}

const ImVec2 kSize{1440, 900};

}  // namespace

Json board_frames(const std::filesystem::path& file) {
    constexpr int kColumns = 5;
    Board board(file, kSize, 1);
    return frames(board, [](int i) {
        const float left = kSize.x * 0.1F;  // right of the rail
        const auto column = static_cast<float>(i % kColumns);
        return ImVec2{left + (column + 0.5F) * (kSize.x - left) / kColumns, kSize.y * 0.6F};
    });
}

Json agenda_frames(const std::filesystem::path& file) {
    Board board(file, kSize, 1);
    board.show(ui::View::agenda);
    return frames(board, [](int) { return ImVec2{kSize.x * 0.4F, kSize.y * 0.6F}; });
}

}  // namespace recoup::bench
