// The letters of reports as outlines of the program's fonts. One thread at a time. Knows neither pages nor files.
#pragma once

#include <memory>

#include "core/report/typeface.h"
#include "platform/drawing/freetype_glyphs.h"

namespace recoup::platform::inline drawing {

class OutlineType final : public core::TypeSource {
  public:
    // Nothing is opened before the first letter is asked for.
    explicit OutlineType(FontSet (*fonts)());
    OutlineType(const OutlineType&) = delete;
    OutlineType& operator=(const OutlineType&) = delete;
    ~OutlineType() override;

    std::optional<int> advance(core::TypeFace face, char32_t c) override;
    std::optional<core::GlyphOutline> outline(core::TypeFace face, char32_t c) override;

  private:
    class Impl;
    Impl& impl();
    FontSet (*fonts_)();
    std::unique_ptr<Impl> impl_;
};

}  // namespace recoup::platform::inline drawing
