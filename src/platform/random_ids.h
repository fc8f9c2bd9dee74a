// Random (version 4) UUIDs from the system's generator. Any thread.
#pragma once

#include "core/base/uuid.h"

namespace recoup::platform {

class RandomIds final : public core::IdSource {
  public:
    RandomIds();
    core::Uuid next() override;
};

}  // namespace recoup::platform
