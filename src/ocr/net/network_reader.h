// The bytes of a network. Hostile: what it says is believed only within limits. Inside net only.
#pragma once

#include "ocr/net/network.h"

namespace recoup::ocr::inline net {

class NetworkReader {
  public:
    explicit NetworkReader(std::span<const std::byte> file) : rest_(file) {}

    std::optional<Network> read();

  private:
    bool read_constant();
    bool read_step();
    bool read_tail(Tail& tail);
    bool read_inputs(Step& step, std::uint32_t count);
    bool prepare_panels();
    void forget_what_is_in_panels();
    void find_last_uses();

    bool is_constant(std::uint32_t value) const { return value < network_.constants_.size(); }
    template <class Number>
    std::optional<Number> number();
    // So many numbers, or nothing moved.
    template <class Number>
    bool numbers(std::span<Number> to);

    std::span<const std::byte> rest_;
    Network network_;
    std::int64_t held_ = 0;  // numbers of all constants so far
};

}  // namespace recoup::ocr::inline net
