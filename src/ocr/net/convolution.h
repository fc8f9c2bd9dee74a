// The steps that look at the neighbourhood of each pixel. Inside net only.
#pragma once

#include "ocr/net/compute.h"

namespace recoup::ocr::inline net {

// `panels`: the weights with the bias as rows.
void convolve(const Step& step, const Shape& weights, const Panels& panels, const Tensor& x, Tensor& out,
              const Work& work);
void convolve_apart(const Step& step, const Tensor& weights, const Tensor& bias, const Tensor& x, Tensor& out,
                    const Work& work);
void deconvolve(const Step& step, const Panels& panels, const Tensor& x, Tensor& out, const Work& work);

}  // namespace recoup::ocr::inline net
