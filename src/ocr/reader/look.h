// Reading a part of a picture: finding lines, recognising each, and looking again more closely where that helps. Used
// by one thread, which works with its team. Inside ocr only.
#pragma once

#include <optional>
#include <vector>

#include <tl/expected.hpp>

#include "ocr/base/team.h"
#include "ocr/net/network.h"
#include "ocr/reader/box.h"
#include "ocr/reader/characters.h"
#include "ocr/reader/failure.h"
#include "ocr/reader/tiles.h"
#include "ocr/reader/view.h"

namespace recoup::ocr::inline reader {

struct Networks {
    Network finder;
    Network recogniser;
    Characters characters;
    const Kernels& kernels;
};

struct Found {
    Box box;
    Reading reading;
};
using FoundLines = tl::expected<std::vector<Found>, Failure>;

class Look {
  public:
    // All outlive it.
    Look(const Networks& networks, Team& team, const portable::StopToken& stop)
        : networks_(networks), team_(team), stop_(stop) {}

    // The lines of `band` whose middles lie in the rows [first, last) of it, or near them, in pixels of the band, in no
    // order. `scale`: pixels of the finding network for each of the band, for a first look.
    FoundLines lines(const View& band, int first, int last, double scale);

  private:
    using Boxes = tl::expected<std::vector<Box>, Failure>;

    FoundLines lines_closer(const View& band, int first, int last, double scale);
    Boxes boxes(const View& view, double scale);
    // Fills in what each says; those that say nothing go.
    std::optional<Failure> recognise(const View& view, std::vector<Found>& lines);
    int recognise_one(const View& view, Found& line) const;

    const Networks& networks_;
    Team& team_;
    const portable::StopToken& stop_;
};

}  // namespace recoup::ocr::inline reader
