cask "storemon" do
  arch arm: "arm64", intel: "x86_64"

  version "@VERSION@"
  sha256 arm:   "@ARM_SHA256@",
         intel: "@INTEL_SHA256@"

  url "@HOME_URL@/releases/download/v#{version}/storemon-#{version}-macos-#{arch}.dmg"
  name "storemon"
  desc "@SUMMARY@"
  homepage "@HOME_URL@"

  depends_on macos: ">= :sonoma"

  app "storemon.app"

  zap trash: "~/Library/Application Support/storemon"
end
