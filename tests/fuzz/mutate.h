// Damaging files in repeatable ways.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "media/base/bytes.h"

namespace recoup::media::test {

// What lies in this folder of the source, by name, with the way to it.
std::vector<std::string> files_in(const std::string& folder);

class Mutator {
  public:
    Mutator(std::vector<Bytes> corpus, std::uint64_t seed) : corpus_(std::move(corpus)), random_(seed) {}

    // One of the corpus with one to eight changes; most PNGs with their checksums made right again.
    Bytes next();

  private:
    std::size_t below(std::size_t bound) { return bound ? random_() % bound : 0; }
    void change(Bytes& file);
    void overwrite(Bytes& file, std::size_t at, ByteView with);
    Bytes odd_number();

    std::vector<Bytes> corpus_;
    std::mt19937_64 random_;
};

}  // namespace recoup::media::test
