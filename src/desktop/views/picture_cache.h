// Pictures for the views, decoded by the workers: what is on screen first, results for something gone are dropped,
// failures are remembered and not tried again. Everything in it can be dropped at any time. Main thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>

#include "app/intake/importer.h"
#include "app/jobs.h"
#include "app/session/session.h"
#include "desktop/base/texture_sink.h"
#include "desktop/views/decoded_original.h"
#include "ui/frame/pictures.h"

namespace recoup::desktop::inline views {

class PictureCache final : public ui::Pictures {
  public:
    // All must outlive the cache; jobs that still run hold the session, so cancel by destroying Jobs first.
    PictureCache(app::Session& session, app::Jobs& jobs, TextureSink& textures)
        : session_(&session), jobs_(jobs), textures_(textures) {}
    PictureCache(const PictureCache&) = delete;
    PictureCache& operator=(const PictureCache&) = delete;
    ~PictureCache() override;

    // Another file: forgets all.
    void use(app::Session& session);
    // Before a frame: lets go of what was not drawn lately and is beyond the budget of 160 MB.
    void begin_frame();
    // Work of this cache that is not done.
    bool loading() const { return loading_ > 0; }

    ui::Picture cover(const std::string& sha256, int width_px, int height_px) override;
    ui::Picture file_cover(const std::string& path, int width_px, int height_px) override;
    ui::Picture tile(const std::string& sha256, int level, int column, int row) override;
    ui::Verdict verdict(const std::string& sha256) override;

  private:
    struct Entry {
        ui::Picture picture;
        std::uint64_t drawn = 0;  // frame
        std::size_t bytes = 0;
        bool crisp = false;
    };
    struct Made {
        std::optional<media::Image> image;
        std::optional<app::Original> renewed = {};  // with a thumbnail that is better than the file's
        ui::Flaw flaw = ui::Flaw::none;
    };
    using Make = std::function<Made()>;

    static Made cover_of(const app::Session& session, const std::string& sha256, int width_px, int height_px);
    ui::Picture find(const std::string& key, Make make, bool crisp = false);
    void finish(const std::string& key, Made made);
    void judge(const std::string& sha256, bool intact) {
        verdicts_[sha256] = intact ? ui::Verdict::intact : ui::Verdict::damaged;
    }
    void drop_all();
    std::function<core::Result<app::Bytes>()> reader(const std::string& sha256) const;

    app::Session* session_;
    app::Jobs& jobs_;
    TextureSink& textures_;
    std::shared_ptr<DecodedOriginal> decoded_ = std::make_shared<DecodedOriginal>();
    std::unordered_map<std::string, Entry> entries_;
    std::unordered_map<std::string, ui::Verdict> verdicts_;
    std::uint64_t frame_ = 0;
    std::uint64_t generation_ = 0;  // results of an earlier file are dropped
    std::size_t bytes_ = 0;
    int loading_ = 0;
};

}  // namespace recoup::desktop::inline views
