// Identities that count up, so that tests read the same every run.
#pragma once

#include "core/base/uuid.h"

namespace recoup::test {

class CountingIds : public core::IdSource {
  public:
    core::Uuid next() override {
        ++count_;
        core::Uuid id;
        for (int i = 0; i < 8; ++i)
            id.bytes[static_cast<std::size_t>(15 - i)] = static_cast<std::uint8_t>(count_ >> (8 * i));
        return id;
    }

  private:
    std::uint64_t count_ = 0;
};

}  // namespace recoup::test
