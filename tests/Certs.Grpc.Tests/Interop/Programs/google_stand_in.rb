# Loaded before the official interop client (ruby -r): turns the fixed addresses of Google's token services to
# the address in TOKEN_ISSUER. Nothing else of the client or of its libraries is changed.
require 'googleauth'

issuer = ENV.fetch('TOKEN_ISSUER')
{
  Google::Auth::ServiceAccountCredentials => { TOKEN_CRED_URI: "#{issuer}/token" },
  Google::Auth::GCECredentials => {
    COMPUTE_AUTH_TOKEN_URI: "#{issuer}/metadata/token",
    COMPUTE_CHECK_URI: "#{issuer}/"
  }
}.each do |owner, constants|
  constants.each do |name, value|
    owner.send(:remove_const, name)
    owner.const_set(name, value.freeze)
  end
end
