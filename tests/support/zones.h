// A zone table small enough to check by eye.
#pragma once

#include "core/base/time.h"

namespace recoup::test {

class FixedZones : public core::Zones {
  public:
    explicit FixedZones(std::string local = "Asia/Shanghai") : local_(std::move(local)) {}

    std::optional<std::chrono::seconds> utc_offset(std::string_view zone, core::Instant utc) const override {
        using namespace std::chrono;
        if (zone == "UTC") return seconds{0};
        if (zone == "Asia/Shanghai") return hours{8};
        if (zone == "Test/Summer" || zone == "Europe/London") {
            const bool summer = utc >= sys_days{2026y / 3 / 29} + 1h && utc < sys_days{2026y / 10 / 25} + 1h;
            return summer ? hours{1} : hours{0};
        }
        return std::nullopt;
    }
    std::string local_zone() const override { return local_; }

  private:
    std::string local_;
};

}  // namespace recoup::test
