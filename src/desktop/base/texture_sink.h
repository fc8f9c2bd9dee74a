// Where decoded pictures become something that can be drawn: a texture of the window, or plain pixels for drawing
// without one. Main thread.
#pragma once

#include <map>

#include "media/base/image.h"
#include "platform/drawing/soft_raster.h"
#include "ui/frame/imgui_compat.h"

namespace recoup::desktop::inline base {

class TextureSink {
  public:
    virtual ~TextureSink() = default;
    // 0 when it cannot be made. `crisp`: each pixel stays a square when it is drawn larger.
    virtual ui::TextureId create(media::Image image, bool crisp) = 0;
    virtual void remove(ui::TextureId id) = 0;
};

// For the software rasteriser.
class PixelTextures final : public TextureSink {
  public:
    ui::TextureId create(media::Image image, bool) override {
        images_[next_] = std::move(image);
        return next_++;
    }
    void remove(ui::TextureId id) override { images_.erase(id); }
    platform::RasterTexture find(ui::TextureId id) const {
        const auto it = images_.find(id);
        if (it == images_.end()) return {};
        return {it->second.rgba.data(), it->second.width, it->second.height, platform::RasterTexture::Format::rgba8};
    }

  private:
    ui::TextureId next_ = 1000;  // away from the glyph page
    std::map<ui::TextureId, media::Image> images_;
};

}  // namespace recoup::desktop::inline base
